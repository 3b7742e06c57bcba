import AxeBuilder from "@axe-core/playwright";
import { createLead } from "@/db/projects";
import { expect, test } from "./fixtures";

const sizes = [
  { width: 1366, height: 768 },
  { width: 390, height: 844 },
];

/** Looked at in full on the desk; on the phone, those a person opens there. */
const onPhone = new Set([
  "/",
  "/chains",
  "/chains/CH-302/CH-302-C",
  "/chains/gaps?of=all",
  "/companies",
  "/projects?scope=all",
  "/visits/new",
  "/todo",
  "/signed",
]);

const hrefsOf = (links: Element[]) => links.map((link) => link.getAttribute("href") ?? "");

for (const size of sizes) {
  test(`no page scrolls sideways, breaks the content policy or fails axe at ${size.width} px`, async ({
    colleague,
    founder,
  }) => {
    test.setTimeout(480_000);
    const bannerId = await founder.foundBanner();
    const clerk = await founder.foundViewer(bannerId, "clerk");
    const companyId = await founder.foundCompany("示例叶片（盐城）有限公司", "风电叶片的研发、制造、销售");
    const { id } = await createLead(clerk, {
      name: "示例·叶片一期",
      companyId,
      linkId: "CH-302-C",
      source: "来电",
      ownerUnitId: bannerId,
      distinctBecause: null,
    });
    const business = [
      "/",
      "/chains",
      "/chains/CH-302",
      "/chains/CH-302?view=table",
      "/chains/CH-302?link=CH-302-C",
      "/chains/CH-302/CH-302-C",
      "/chains/CH-302/CH-302-C?tab=assessment",
      "/chains/CH-302/CH-302-C?tab=words",
      "/chains/gaps?of=all",
      "/chains/words",
      "/companies/duplicates",
      "/companies",
      "/companies?q=叶片",
      `/companies/${companyId}`,
      "/companies/new",
      "/companies/import",
      "/projects?scope=all",
      "/projects?view=table&scope=all",
      `/projects/${id}`,
      `/projects/${id}?tab=credit`,
      `/projects/${id}?panel=move&to=studied`,
      `/projects/${id}/edit`,
      "/projects/new",
      "/visits/new",
      "/signed",
      "/signed/print",
      "/targets",
      "/targets/I301?year=2027",
      "/targets/lines?industry=I301&year=2027",
      "/todo",
      "/me",
      "/settings/rules",
      "/settings/baselines",
      "/settings/plan",
    ];
    const visits: [Parameters<typeof colleague>[1], string[]][] = [
      [["promoter"], business],
      [["security_admin"], ["/settings/people", "/me"]],
      [["system_admin"], ["/settings/units"]],
      [["auditor"], ["/settings/audit"]],
    ];
    const faults: string[] = [];
    const followed = new Set<string>();
    for (const [roles, paths] of visits) {
      const { page } = await colleague(roles[0] === "promoter" ? "dept-zhaoshang" : "152500", roles, size);
      // A panel half faded in has no contrast to judge.
      await page.emulateMedia({ reducedMotion: "reduce" });
      let current = "";
      page.on(
        "console",
        (message) => message.type() === "error" && faults.push(`${current} console: ${message.text().slice(0, 160)}`),
      );
      page.on("pageerror", (error) => faults.push(`${current} error: ${String(error).slice(0, 160)}`));
      for (const path of paths.filter(
        (each) => size.width > 1000 || onPhone.has(each) || each.startsWith(`/projects/${id}`),
      )) {
        current = path;
        const response = await page.goto(path);
        if (response?.status() !== 200) faults.push(`${path} status ${response?.status()}`);
        const tooWide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
        if (tooWide > 0) faults.push(`${path} scrolls ${tooWide} px sideways`);
        for (const href of await page.locator('main a[href^="/"]').evaluateAll(hrefsOf)) {
          const kind = new URL(href, page.url()).pathname.replace(/[0-9a-f-]{36}|CH-\d+(-\w+)?|\bI\d+/g, "*");
          if (followed.has(kind)) continue;
          followed.add(kind);
          const answer = await page.request.get(href);
          if (!answer.ok()) faults.push(`${path} leads to ${href}: ${answer.status()}`);
        }
        const { violations } = await new AxeBuilder({ page })
          .withTags(["wcag2a", "wcag2aa", "wcag22aa"])
          // 16 px squares by design; the chain's name beside them leads to the same links as full rows.
          .exclude('[aria-label$="环节覆盖"]')
          .analyze();
        for (const violation of violations.filter(({ impact }) => impact === "serious" || impact === "critical")) {
          faults.push(`${path} axe ${violation.id}: ${violation.nodes[0]?.target.join(" ")}`);
        }
      }
    }
    expect(faults).toEqual([]);
  });
}
