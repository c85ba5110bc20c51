import type { TaxProblem, TaxValues } from "@/lib/data/tax";

/** What the module says of tax data. */
export interface TaxCheck {
  problems: TaxProblem[];
  tax_id: { name: string; formatted: string; holder: "business" | "person" | "either"; caveat: string | null } | null;
}

/** Says what is wrong with tax data, in a language. */
export type CheckTaxData = (values: TaxValues, locale: string) => TaxCheck | null;

interface Module {
  instantiate: () => Promise<void>;
  check: (data: string, language: string) => string;
}

/**
 * The crate `billing_web`. A file of its own that is fetched when the form is opened, and no part of the build: where it is absent, or
 * WebAssembly is, what is wrong is said when the form is saved, by the same rules.
 */
const MODULE = "/wasm/billing.generated.js";

let loading: Promise<CheckTaxData | null> | undefined;

/** Loads the check; null where it cannot be had. */
export function loadTaxCheck(): Promise<CheckTaxData | null> {
  return loading ??= load().catch(() => {
    // Perhaps the next visit has a connection.
    loading = undefined;
    return null;
  });
}

async function load(): Promise<CheckTaxData | null> {
  const { instantiate, check } = await import(/* webpackIgnore: true */ /* turbopackIgnore: true */ MODULE) as Module;
  await instantiate();
  return (values, locale) => {
    const said = check(JSON.stringify(values), locale);
    return said ? JSON.parse(said) as TaxCheck : null;
  };
}
