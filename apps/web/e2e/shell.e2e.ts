import { expect, test } from "./support/test.ts";

test("the start address signs in, and the token leaves the address bar", async ({ page, server, context }) => {
  expect(page.url()).not.toContain("token");
  const [cookie] = await context.cookies();
  expect(cookie).toMatchObject({ httpOnly: true, sameSite: "Strict" });
  expect(cookie?.value).not.toContain(server.token);
  await page.reload();
  await expect(page.getByRole("navigation", { name: "Primary" })).toBeVisible();
});
