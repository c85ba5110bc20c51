"use client";
import { useQueryClient } from "@tanstack/react-query";
import { useLocale } from "next-intl";
import { type FocusEvent, type FormEvent, useEffect, useRef, useState } from "react";
import type { SaveState } from "@/components/forms/save-bar";
import { useChanges } from "@/components/forms/use-changes";
import { useConnection } from "@/hooks/use-connection";
import { useFailureText } from "@/hooks/use-failure-text";
import { problemsIn, saveTaxData, sentValues, type TaxField, taxKey, type TaxProblem, type TaxRead, type TaxValues, valuesOf } from "@/lib/data/tax";
import { failureOf } from "@/lib/errors";
import { type CheckTaxData, loadTaxCheck } from "@/lib/tax-check";

/** How long “saved” stays to be read. */
const SAVED_FOR = 2500;

/**
 * The form of tax data: checks a field from when it was first left, while it is typed on, and everything when it is saved.
 * Without the check in the browser, the function says the same when it is saved.
 */
export function useTaxForm(read: TaxRead, subscriptionId: string | null) {
  const locale = useLocale();
  const connection = useConnection();
  const failureText = useFailureText();
  const queries = useQueryClient();
  const form = useRef<HTMLFormElement>(null);
  const { values, isDirty, changes, set, discard, settle } = useChanges<TaxValues>(valuesOf(read));
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [refused, setRefused] = useState<TaxProblem[]>([]);
  const [failure, setFailure] = useState<string>();
  const [state, setState] = useState<SaveState>("idle");
  const [checkTaxData, setCheck] = useState<{ run: CheckTaxData }>();

  useEffect(() => {
    let isGone = false;
    void loadTaxCheck().then((run) => {
      if (run && !isGone) setCheck({ run });
    });
    return () => {
      isGone = true;
    };
  }, []);
  useEffect(() => {
    if (state !== "saved") return;
    const timer = setTimeout(() => setState("idle"), SAVED_FOR);
    return () => clearTimeout(timer);
  }, [state]);

  const sent = sentValues(read.catalogue, values);
  const check = checkTaxData?.run(sent, locale) ?? null;
  const found = check?.problems.filter(({ field }) => left.has(field)) ?? [];
  const of = (field: TaxField, isWarning: boolean) =>
    [...refused, ...found].find((problem) => problem.field === field && problem.is_warning === isWarning)?.message;

  // Once what is wrong has been drawn, and not before.
  const [refusals, setRefusals] = useState(0);
  useEffect(() => {
    if (refusals > 0) form.current?.querySelector<HTMLElement>("[aria-invalid=true]")?.focus();
  }, [refusals]);
  const focusFirst = () => setRefusals((before) => before + 1);

  async function save(event: FormEvent) {
    event.preventDefault();
    if (!isDirty || state === "saving") return;
    setFailure(undefined);
    setLeft(new Set(Object.keys(values)));
    if (check?.problems.some((problem) => !problem.is_warning)) return focusFirst();
    setState("saving");
    try {
      const saved = await saveTaxData(connection, subscriptionId, read.tax_data?.version ?? 0, sent);
      queries.setQueryData<TaxRead>(taxKey(subscriptionId), (before) => before && { ...before, tax_data: saved });
      settle(changes);
      setRefused([]);
      setLeft(new Set());
      setState("saved");
    } catch (error) {
      setState("idle");
      const { code, details } = failureOf(error);
      const problems = code === "tax_data_invalid" ? problemsIn(details) : [];
      setRefused(problems);
      if (problems.length > 0) return focusFirst();
      setFailure(failureText(error));
      // What somebody else saved meanwhile, under what was typed here.
      if (code === "conflict") await queries.invalidateQueries({ queryKey: taxKey(subscriptionId) });
    }
  }

  return {
    values,
    check,
    set: <Key extends TaxField>(key: Key, value: TaxValues[Key]) => {
      set(key, value);
      setRefused((before) => before.filter(({ field }) => field !== key));
    },
    /** What is wrong with a field, for people. */
    problem: (field: TaxField) => of(field, false),
    /** What may be wrong with it. */
    warning: (field: TaxField) => of(field, true),
    form: {
      ref: form,
      noValidate: true,
      onSubmit: (event: FormEvent) => void save(event),
      onBlur: (event: FocusEvent<HTMLFormElement>) => {
        const { name } = event.target as unknown as HTMLInputElement;
        if (!name) return;
        setLeft((before) => before.has(name) ? before : new Set(before).add(name));
        if (name === "tax_id" && check?.tax_id && check.tax_id.formatted !== values.tax_id) set("tax_id", check.tax_id.formatted);
      },
    },
    bar: {
      isDirty,
      state,
      failure,
      onDiscard: () => {
        discard();
        setRefused([]);
        setLeft(new Set());
        setFailure(undefined);
      },
    },
  };
}
