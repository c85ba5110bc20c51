"use client";
import { Archive, FileJson } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { useState } from "react";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { useFailureText } from "@/hooks/use-failure-text";
import { exportMyData } from "@/lib/data/account";
import { useSupabase } from "@/lib/supabase/browser";
import { archiveOf, download, jsonOf } from "./export";
import { Section } from "./section";

type State =
  | { is: "idle" }
  | { is: "working"; kind: "zip" | "json"; note: string }
  | { is: "done"; name: string; missing: number }
  | { is: "failed"; text: string };

/** A copy of everything, to take along. */
export function ExportData() {
  const t = useTranslations("account.data.export");
  const failureText = useFailureText();
  const format = useFormatter();
  const client = useSupabase();
  const [state, setState] = useState<State>({ is: "idle" });

  async function run(kind: "zip" | "json") {
    const now = new Date();
    setState({ is: "working", kind, note: t("gathering") });
    try {
      const data = await exportMyData(client);
      const name = `sintra-${now.toLocaleDateString("sv")}.${kind}`;
      if (kind === "json") {
        download(jsonOf(data), name);
        return setState({ is: "done", name, missing: 0 });
      }
      const texts = { readme: t("readme", { date: format.dateTime(now, { dateStyle: "long", timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone }) }), missing: t("readmeMissing") };
      const { file, missing } = await archiveOf(client, data, texts, (done) =>
        setState({ is: "working", kind, note: t("files", { done, total: data.files.length }) }));
      download(file, name);
      setState({ is: "done", name, missing: missing.length });
    } catch (error) {
      setState({ is: "failed", text: failureText(error) });
    }
  }
  const isWorking = (kind: "zip" | "json") => state.is === "working" && state.kind === kind;
  return (
    <Section title={t("title")} description={t("body")}>
      <div className="flex flex-wrap gap-2 *:max-sm:w-full">
        <Button onClick={() => void run("zip")} pending={isWorking("zip")} disabled={state.is === "working"}>
          {!isWorking("zip") && <Archive aria-hidden />}{t("all")}
        </Button>
        <Button variant="outline" onClick={() => void run("json")} pending={isWorking("json")} disabled={state.is === "working"}>
          {!isWorking("json") && <FileJson aria-hidden />}{t("json")}
        </Button>
      </div>
      <div aria-live="polite" className="mt-4 empty:hidden">
        {state.is === "working" && <p className="text-sm text-muted-foreground tabular-nums">{state.note}</p>}
        {state.is === "failed" && <Alert tone="destructive">{state.text}</Alert>}
        {state.is === "done" && (
          <Alert tone={state.missing > 0 ? "warning" : "success"}>
            {t("done", { name: state.name })}
            {state.missing > 0 && <> {t("missing", { count: state.missing })}</>}
          </Alert>
        )}
      </div>
    </Section>
  );
}
