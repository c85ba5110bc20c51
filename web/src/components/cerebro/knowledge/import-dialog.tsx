"use client";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog, DialogContent, DialogFooter } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input, Textarea } from "@/components/ui/input";
import { Segmented } from "@/components/ui/segmented";
import { useConnection } from "@/hooks/use-connection";
import { useFailureText } from "@/hooks/use-failure-text";
import { useNumberTag } from "@/i18n/country";
import { lengthOf } from "@/lib/chat/limits";
import { importKnowledge, insightKeys, MAX_IMPORT } from "@/lib/data/insights";
import { memoryKeys } from "@/lib/data/memory";
import { formatCount } from "@/lib/plans";
import { ImportResult } from "./import-result";

/** Learns from a text or from a page of the web, and shows what came of it before the person goes on. */
export function ImportDialog({ onClose }: { onClose: () => void }) {
  const t = useTranslations("cerebro.import");
  const numbers = useNumberTag();
  const tc = useTranslations("common.actions");
  const connection = useConnection();
  const queries = useQueryClient();
  const failureText = useFailureText();
  const [from, setFrom] = useState<"text" | "page">("text");
  const [text, setText] = useState("");
  const [address, setAddress] = useState("");
  const isTooLong = lengthOf(text) > MAX_IMPORT;
  const url = addressOf(address);
  const canSend = from === "text" ? text.trim() !== "" && !isTooLong : url !== null;
  const learn = useMutation({
    networkMode: "always",
    mutationFn: () => importKnowledge(connection, from === "text" ? { text: text.trim() } : { url: url ?? "" }),
    onSettled: () =>
      Promise.all([queries.invalidateQueries({ queryKey: insightKeys.all }), queries.invalidateQueries({ queryKey: memoryKeys.all })]),
  });
  function submit(event: FormEvent) {
    event.preventDefault();
    if (canSend) learn.mutate();
  }
  const failure = learn.isError ? failureText(learn.error) : undefined;
  return (
    <Dialog open onOpenChange={(open) => !open && !learn.isPending && onClose()}>
      <DialogContent title={learn.data ? t("doneTitle") : t("title")} description={learn.data ? undefined : t("intro")}>
        {learn.data
          ? <ImportResult result={learn.data} onAgain={() => learn.reset()} onClose={onClose} />
          : (
            <form onSubmit={submit} className="grid gap-4">
              <Segmented
                label={t("from.label")}
                value={from}
                onValueChange={(next) => {
                  setFrom(next);
                  learn.reset();
                }}
                options={(["text", "page"] as const).map((value) => ({ value, label: t(`from.${value}`) }))}
                className="justify-self-start"
              />
              {from === "text"
                ? (
                  <Field label={t("text")} hint={t("textHint")} error={isTooLong ? t("tooLong", { most: formatCount(MAX_IMPORT, numbers) }) : failure}>
                    <Textarea value={text} dir="auto" rows={8} placeholder={t("textPlaceholder")} onChange={(event) => setText(event.target.value)} className="max-h-[40dvh]" />
                  </Field>
                )
                : (
                  <Field label={t("address")} hint={t("addressHint")} error={failure}>
                    <Input type="url" inputMode="url" value={address} placeholder="https://" autoComplete="url" onChange={(event) => setAddress(event.target.value)} />
                  </Field>
                )}
              <DialogFooter className="mt-2">
                <Button variant="outline" disabled={learn.isPending} onClick={onClose}>{tc("cancel")}</Button>
                <Button type="submit" pending={learn.isPending} disabled={!canSend}>{learn.isPending ? t("reading") : t("action")}</Button>
              </DialogFooter>
            </form>
          )}
      </DialogContent>
    </Dialog>
  );
}

/** The address that was typed, with or without its scheme; null for none. */
function addressOf(typed: string): string | null {
  const text = typed.trim();
  if (!/\.[a-z]{2,}|^https?:\/\/[^/]/i.test(text)) return null;
  try {
    const url = new URL(/^[a-z]+:\/\//i.test(text) ? text : `https://${text}`);
    return url.protocol === "https:" || url.protocol === "http:" ? url.href : null;
  } catch {
    return null;
  }
}
