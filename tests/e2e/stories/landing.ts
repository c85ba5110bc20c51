import { expect, expectAccessible, expectNoSidewaysScroll, test } from "../story.ts";

test("a visitor reads in Spanish what this is @phone", async ({ page }) => {
  await page.goto("/");
  await expect(page.locator("html")).toHaveAttribute("lang", "es");
  await expectNoSidewaysScroll(page);
  await expectAccessible(page);
});
