"use client";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog, DialogContent, DialogFooter } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Textarea } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { useConnection } from "@/hooks/use-connection";
import { useFailureText } from "@/hooks/use-failure-text";
import { useNumberTag } from "@/i18n/country";
import { lengthOf } from "@/lib/chat/limits";
import { addInsight, CATEGORIES, type Category, insightKeys, MAX_CONTENT } from "@/lib/data/insights";
import { memoryKeys } from "@/lib/data/memory";
import { formatCount } from "@/lib/plans";
import { toast } from "@/store/toasts";

/** A sentence of the person's own, to be remembered. */
export function AddDialog({ onClose }: { onClose: () => void }) {
  const t = useTranslations("cerebro.add");
  const numbers = useNumberTag();
  const categories = useTranslations("cerebro.categories");
  const tc = useTranslations("common.actions");
  const connection = useConnection();
  const queries = useQueryClient();
  const failureText = useFailureText();
  const [content, setContent] = useState("");
  const [category, setCategory] = useState<Category | "">("");
  const said = content.trim();
  const isTooLong = lengthOf(said) > MAX_CONTENT;
  const add = useMutation({
    networkMode: "always",
    mutationFn: () => addInsight(connection, said, category || undefined),
    onSuccess: () => {
      toast.success(t("added"));
      onClose();
    },
    onSettled: () =>
      Promise.all([queries.invalidateQueries({ queryKey: insightKeys.all }), queries.invalidateQueries({ queryKey: memoryKeys.all })]),
  });
  function submit(event: FormEvent) {
    event.preventDefault();
    if (said && !isTooLong) add.mutate();
  }
  return (
    <Dialog open onOpenChange={(open) => !open && !add.isPending && onClose()}>
      <DialogContent title={t("title")} description={t("intro")}>
        <form onSubmit={submit} className="grid gap-4">
          <Field label={t("content")} hint={t("hint")} error={isTooLong ? t("tooLong", { most: formatCount(MAX_CONTENT, numbers) }) : add.isError ? failureText(add.error) : undefined}>
            <Textarea
              value={content}
              dir="auto"
              rows={3}
              placeholder={t("placeholder")}
              onChange={(event) => {
                setContent(event.target.value);
                if (add.isError) add.reset();
              }}
            />
          </Field>
          <Field label={t("category")}>
            <Select value={category} onChange={(event) => setCategory(event.target.value as Category | "")}>
              <option value="">{t("automatic")}</option>
              {CATEGORIES.map((one) => <option key={one} value={one}>{categories(`${one}.name`)}</option>)}
            </Select>
          </Field>
          <DialogFooter className="mt-2">
            <Button variant="outline" disabled={add.isPending} onClick={onClose}>{tc("cancel")}</Button>
            <Button type="submit" pending={add.isPending} disabled={!said || isTooLong}>{tc("save")}</Button>
          </DialogFooter>
        </form>
      </DialogContent>
    </Dialog>
  );
}
