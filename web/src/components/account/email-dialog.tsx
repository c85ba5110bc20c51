"use client";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { DialogClose, DialogContent, DialogFooter } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { useFailureText } from "@/hooks/use-failure-text";
import { isEmail } from "@/lib/auth/fields";

/** Asks for another address, and says what happens then. */
export function EmailDialog({ current, onSubmit }: { current: string; onSubmit: (email: string) => Promise<void> }) {
  const t = useTranslations("account.profile.email");
  const forms = useTranslations("forms");
  const failureText = useFailureText();
  const [email, setEmail] = useState("");
  const [problem, setProblem] = useState<string>();
  const [isPending, setPending] = useState(false);
  async function submit(event: FormEvent) {
    event.preventDefault();
    // React hands the event on to the form around the button that opened this.
    event.stopPropagation();
    const wanted = email.trim();
    if (!isEmail(wanted)) return setProblem(forms("problems.email"));
    if (wanted.toLowerCase() === current.toLowerCase()) return setProblem(t("same"));
    setPending(true);
    setProblem(undefined);
    try {
      await onSubmit(wanted);
    } catch (error) {
      setProblem(failureText(error));
    } finally {
      setPending(false);
    }
  }
  return (
    <DialogContent title={t("dialogTitle")} description={t("dialogBody", { current })}>
      <form noValidate onSubmit={(event) => void submit(event)}>
        <Field label={t("new")} error={problem}>
          <Input
            type="email"
            inputMode="email"
            autoComplete="email"
            autoCapitalize="none"
            spellCheck={false}
            value={email}
            onChange={(event) => {
              setEmail(event.target.value);
              setProblem(undefined);
            }}
          />
        </Field>
        <DialogFooter>
          <DialogClose asChild><Button variant="outline" disabled={isPending}>{forms("cancel")}</Button></DialogClose>
          <Button type="submit" pending={isPending}>{t("send")}</Button>
        </DialogFooter>
      </form>
    </DialogContent>
  );
}
