import { describe, expect, it } from "vitest";
import { insidePath, jsonOf } from "./export";
import { organizationProblems } from "./organization-checks";
import { offersOf } from "./plan-offers";

describe("insidePath", () => {
  it("keeps folders and names as they are stored", () => {
    expect(insidePath("attachments", "id/1/año nuevo.pdf")).toBe("archivos/attachments/id/1/año nuevo.pdf");
  });

  it("never leads out of the archive's folder, nor to a name that a system refuses", () => {
    expect(insidePath("attachments", "../../etc/passwd")).toBe("archivos/attachments/etc/passwd");
    expect(insidePath("attachments", "a\\b/c:d?.txt\u0000")).toBe("archivos/attachments/a_b/c_d_.txt_");
  });
});

describe("jsonOf", () => {
  it("is the data, readable", async () => {
    const data = { exported_at: "2026-11-23T00:00:00Z", tables: { profiles: [{ full_name: "Ana" }] }, files: [] };
    expect(JSON.parse(await jsonOf(data).text())).toEqual(data);
  });
});

describe("organizationProblems", () => {
  it("wants a name, an address of the web, and no novels", () => {
    expect(organizationProblems({ name: "Panadería", website: "panaderia.mx", description: null })).toEqual({});
    expect(organizationProblems({ name: "" })).toEqual({ name: "required" });
    expect(organizationProblems({ website: "javascript:x" })).toEqual({ website: "website" });
    expect(organizationProblems({ description: "x".repeat(4001) })).toEqual({ description: "tooLong" });
  });
});

describe("offersOf", () => {
  const plan = {
    id: "starter", name: "Inicial", rank: 1, monthly_price_usd: 19, yearly_price_usd: 182.4, max_assistants: 4, max_monthly_messages: 1000,
    max_storage_gb: 5, premium_models_included: false, support_level: null, is_popular: false, max_file_mb: 10, max_files_per_message: 4,
  };

  it("leaves out what is free or unknown, and says what a year saves", () => {
    const offers = offersOf([
      { ...plan, id: "professional", rank: 2, monthly_price_usd: 49, yearly_price_usd: 588 },
      plan,
      { ...plan, id: "trial", rank: 0, monthly_price_usd: 0, yearly_price_usd: 0 },
      { ...plan, id: "secret" },
    ]);
    expect(offers.map(({ id, yearlyDiscount }) => [id, yearlyDiscount])).toEqual([["starter", 20], ["professional", 0]]);
  });
});
