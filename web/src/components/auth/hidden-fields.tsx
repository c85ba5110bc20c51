/** What a form carries on without showing it: the plan chosen, and where the person was going. */
export function HiddenFields({ values }: { values: Readonly<Record<string, string | undefined>> }) {
  return Object.entries(values).map(([name, value]) => value && <input key={name} type="hidden" name={name} value={value} />);
}
