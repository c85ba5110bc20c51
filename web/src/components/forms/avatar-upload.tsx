"use client";
import { ImageUp, Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ChangeEvent, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { PersonAvatar } from "@/components/ui/person-avatar";
import { PICTURE_FILE_LIMIT, PICTURE_TYPES, pictureTypeOf } from "./picture";
import { PictureDialog } from "./picture-dialog";

/** A person's picture: chosen, cut to a square, replaced, removed. Both happen at once. */
export function AvatarUpload({ name, url, onUpload, onRemove, failureText }: {
  /** Whose initials stand where there is no picture. */
  name: string;
  url: string | null;
  /** Stores the square; throws where that fails. */
  onUpload: (square: Blob) => Promise<void>;
  onRemove: () => Promise<void>;
  failureText: (error: unknown) => string;
}) {
  const t = useTranslations("forms");
  const input = useRef<HTMLInputElement>(null);
  const [picture, setPicture] = useState<ImageBitmap>();
  const [problem, setProblem] = useState<string>();
  const [isRemoving, setRemoving] = useState(false);

  async function open(event: ChangeEvent<HTMLInputElement>) {
    const file = event.target.files?.[0];
    // The same file can be chosen again.
    event.target.value = "";
    if (!file) return;
    setProblem(undefined);
    if (file.size > PICTURE_FILE_LIMIT) return setProblem(t("picture.tooLarge", { megabytes: PICTURE_FILE_LIMIT / 1024 / 1024 }));
    const type = pictureTypeOf(new Uint8Array(await file.slice(0, 16).arrayBuffer()));
    if (!type) return setProblem(t("picture.notAPicture"));
    try {
      setPicture(await createImageBitmap(new Blob([file], { type })));
    } catch {
      setProblem(t("picture.unreadable"));
    }
  }
  function close() {
    picture?.close();
    setPicture(undefined);
    input.current?.focus();
  }
  async function attempt(action: () => Promise<void>) {
    setProblem(undefined);
    try {
      await action();
    } catch (error) {
      setProblem(failureText(error));
    }
  }
  return (
    <div className="flex flex-wrap items-center gap-x-5 gap-y-3">
      <PersonAvatar key={url} name={name} url={url} className="size-20 text-2xl" />
      <div className="grid min-w-0 flex-1 gap-2">
        <div className="flex flex-wrap gap-2">
          <Button variant="outline" onClick={() => input.current?.click()}>
            <ImageUp aria-hidden />{url ? t("picture.replace") : t("picture.choose")}
          </Button>
          {url && (
            <Button
              variant="ghost"
              pending={isRemoving}
              onClick={() => {
                setRemoving(true);
                void attempt(onRemove).finally(() => setRemoving(false));
              }}
            >
              {!isRemoving && <Trash2 aria-hidden />}{t("picture.remove")}
            </Button>
          )}
        </div>
        <p className="text-sm text-muted-foreground">{t("picture.hint")}</p>
        {problem && <p role="alert" className="text-sm font-medium text-destructive">{problem}</p>}
      </div>
      <input
        ref={input}
        type="file"
        accept={PICTURE_TYPES.join(",")}
        onChange={(event) => void open(event)}
        aria-label={t("picture.choose")}
        tabIndex={-1}
        className="sr-only"
      />
      {picture && <PictureDialog picture={picture} onCancel={close} onCut={(square) => attempt(() => onUpload(square)).then(close)} />}
    </div>
  );
}
