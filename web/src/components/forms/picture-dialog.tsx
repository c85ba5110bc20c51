"use client";
import { ZoomIn, ZoomOut } from "lucide-react";
import { useTranslations } from "next-intl";
import { type KeyboardEvent, type PointerEvent, useEffect, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog, DialogContent, DialogFooter } from "@/components/ui/dialog";
import { boundedCrop, type Crop, cropSquare, cutPicture } from "./picture";

const WHOLE: Crop = { zoom: 1, x: 0, y: 0 };

/** Cuts a square out of a picture: moved by pointer or arrow keys, enlarged with the slider. */
export function PictureDialog({ picture, onCancel, onCut }: {
  picture: ImageBitmap;
  onCancel: () => void;
  /** Receives the square; the dialog waits for it. */
  onCut: (square: Blob) => Promise<void>;
}) {
  const t = useTranslations("forms");
  const canvas = useRef<HTMLCanvasElement>(null);
  const grip = useRef<{ x: number; y: number }>(null);
  const [crop, setCrop] = useState(WHOLE);
  const [isSaving, setSaving] = useState(false);
  const change = (next: Crop) => setCrop(boundedCrop(picture.width, picture.height, next));

  useEffect(() => {
    const context = canvas.current?.getContext("2d");
    if (!context) return;
    const { left, top, side } = cropSquare(picture.width, picture.height, crop);
    context.imageSmoothingQuality = "high";
    context.clearRect(0, 0, 560, 560);
    context.drawImage(picture, left, top, side, side, 0, 0, 560, 560);
  }, [picture, crop]);

  function move(event: PointerEvent<HTMLCanvasElement>) {
    if (!grip.current) return;
    const size = event.currentTarget.clientWidth;
    change({ ...crop, x: crop.x + (event.clientX - grip.current.x) / size, y: crop.y + (event.clientY - grip.current.y) / size });
    grip.current = { x: event.clientX, y: event.clientY };
  }
  function step(event: KeyboardEvent) {
    const by = { ArrowLeft: [0.05, 0], ArrowRight: [-0.05, 0], ArrowUp: [0, 0.05], ArrowDown: [0, -0.05] }[event.key];
    if (!by) return;
    event.preventDefault();
    change({ ...crop, x: crop.x + (by[0] ?? 0), y: crop.y + (by[1] ?? 0) });
  }
  async function save() {
    setSaving(true);
    try {
      await onCut(await cutPicture(picture, crop));
    } finally {
      setSaving(false);
    }
  }
  return (
    <Dialog open onOpenChange={(open) => !open && !isSaving && onCancel()}>
      <DialogContent title={t("picture.cutTitle")} description={t("picture.cutBody")} className="sm:max-w-md">
        <div className="relative mx-auto w-full max-w-70 overflow-hidden rounded-2xl bg-muted">
          <canvas
            ref={canvas}
            width={560}
            height={560}
            tabIndex={0}
            role="img"
            aria-label={t("picture.cutCanvas")}
            className="block aspect-square w-full cursor-grab touch-none active:cursor-grabbing"
            onKeyDown={step}
            onPointerDown={(event) => {
              event.currentTarget.setPointerCapture(event.pointerId);
              grip.current = { x: event.clientX, y: event.clientY };
            }}
            onPointerMove={move}
            onPointerUp={() => (grip.current = null)}
            onPointerCancel={() => (grip.current = null)}
          />
          <div className="pointer-events-none absolute inset-0 rounded-full shadow-[0_0_0_999px_rgb(0_0_0/0.45)] ring-2 ring-white/80" aria-hidden />
        </div>
        <label className="mt-4 flex items-center gap-3 text-muted-foreground">
          <span className="sr-only">{t("picture.zoom")}</span>
          <ZoomOut className="size-4 shrink-0" aria-hidden />
          <input
            type="range"
            min={1}
            max={4}
            step={0.01}
            value={crop.zoom}
            onChange={(event) => change({ ...crop, zoom: Number(event.target.value) })}
            className="h-10 min-w-0 flex-1 rounded-lg accent-primary"
          />
          <ZoomIn className="size-4 shrink-0" aria-hidden />
        </label>
        <DialogFooter>
          <Button variant="outline" onClick={onCancel} disabled={isSaving}>{t("cancel")}</Button>
          <Button onClick={() => void save()} pending={isSaving}>{t("picture.use")}</Button>
        </DialogFooter>
      </DialogContent>
    </Dialog>
  );
}
