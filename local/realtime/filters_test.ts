import assert from "node:assert/strict";
import { postgresChangesFilter } from "@supabase/supabase-js";
import { FilterError, filterSql, parseFilter, quoteIdentifier } from "./filters.ts";

Deno.test("what the client's builder writes is read back", () => {
  const text = postgresChangesFilter()
    .eq("a", 'x,"y"\\(z)')
    .in("b", ["uno", "dos, tres", " cuatro "])
    .not("c", "is", null)
    .isDistinct("d", 5)
    .build();
  assert.deepEqual(parseFilter(text), [
    { column: "a", operator: "eq", negated: false, values: ['x,"y"\\(z)'] },
    { column: "b", operator: "in", negated: false, values: ["uno", "dos, tres", " cuatro "] },
    { column: "c", operator: "is", negated: true, values: ["null"] },
    { column: "d", operator: "isdistinct", negated: false, values: ["5"] },
  ]);
});

Deno.test("an empty filter has no conditions", () => {
  assert.deepEqual(parseFilter(""), []);
  assert.deepEqual(parseFilter(undefined), []);
});

Deno.test("values with dots and equals signs stay whole", () => {
  assert.deepEqual(parseFilter("a=eq.x=1.5"), [{ column: "a", operator: "eq", negated: false, values: ["x=1.5"] }]);
});

Deno.test("what cannot be understood is refused", () => {
  for (
    const text of [
      "a",
      "a=1",
      "a=near.1",
      "a=constructor.1",
      "a=in.1",
      "a=is.5",
      'a=eq."x',
      "a=in.(1",
      "=eq.1",
      "a=eq.1,",
    ]
  ) {
    assert.throws(() => parseFilter(text), FilterError, text);
  }
});

Deno.test("columns are quoted and values are parameters", () => {
  const parameters: unknown[] = [null];
  const hostile = "x'; drop table y; --";
  const sql = filterSql(parseFilter(`we ird=eq."${hostile}"`), "changed", () => "text", parameters);
  assert.equal(sql, 'coalesce((changed."we ird" = ($2::text)::text), false)');
  assert.deepEqual(parameters, [null, hostile]);
  assert.equal(quoteIdentifier('we"ird'), '"we""ird"');
  assert.throws(() => filterSql(parseFilter("a=eq.1"), "changed", () => null, []), FilterError);
});
