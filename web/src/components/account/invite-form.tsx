"use client";
import { UserRoundPlus } from "lucide-react";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { useFailureText } from "@/hooks/use-failure-text";
import { isEmail } from "@/lib/auth/fields";
import { type Role, rolesToGive } from "@/lib/data/organizations";

/** Whom to invite, and as what. */
export function InviteForm({ role: mine, onInvite }: { role: Role; onInvite: (email: string, role: Role) => Promise<void> }) {
  const t = useTranslations("account.organization");
  const problemText = useTranslations("forms.problems");
  const failureText = useFailureText();
  const [email, setEmail] = useState("");
  const [role, setRole] = useState<Role>("member");
  const [problem, setProblem] = useState<string>();
  const [isPending, setPending] = useState(false);
  async function submit(event: FormEvent) {
    event.preventDefault();
    const wanted = email.trim();
    if (!isEmail(wanted)) return setProblem(problemText("email"));
    setPending(true);
    try {
      await onInvite(wanted, role);
    } catch (error) {
      setProblem(failureText(error));
    } finally {
      setPending(false);
    }
  }
  return (
    <form noValidate onSubmit={(event) => void submit(event)} className="grid grid-cols-1 gap-4">
      <div className="grid grid-cols-1 items-start gap-4 sm:grid-cols-[minmax(0,1fr)_11rem]">
        <Field label={t("invite.email")} error={problem}>
          <Input
            type="email"
            inputMode="email"
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            placeholder="ana@minegocio.com"
            value={email}
            onChange={(event) => {
              setEmail(event.target.value);
              setProblem(undefined);
            }}
          />
        </Field>
        <Field label={t("invite.role")}>
          <Select value={role} onChange={(event) => setRole(event.target.value as Role)}>
            {rolesToGive(mine).map((each) => <option key={each} value={each}>{t(`roles.${each}`)}</option>)}
          </Select>
        </Field>
      </div>
      <p className="-mt-1 text-sm text-muted-foreground" aria-live="polite">{t(`roleHints.${role}`)}</p>
      <Button type="submit" pending={isPending} className="justify-self-start max-sm:w-full">
        {!isPending && <UserRoundPlus aria-hidden />}{t("invite.submit")}
      </Button>
    </form>
  );
}
