import { assessLinkSchema } from "@/domain/chain";
import { findChainMap } from "./chains";
import { expect, test } from "./fixtures";
import { type Founder, founderOf } from "./founding";
import { assessLink, findLink } from "./links";

let founder: Founder;
test.beforeEach(({ database }) => {
  founder = founderOf(database.url);
});
test.afterEach(() => founder.end());

const assessment = (linkId: string, more: object = {}) =>
  assessLinkSchema.parse({ linkId, presence: "some", shortfall: "yes", ...more });

test("the responsible department assesses a link; the assessments before stay as history", async () => {
  const head = await founder.foundViewer("dept-gongxin", "department_head");
  const link = "CH-302-M";
  expect(await findLink(head, link)).toMatchObject({ coverage: "unassessed", assessment: null, source: "general" });
  await assessLink(head, assessment(link, { presence: "none" }));
  await assessLink(
    head,
    assessment(link, {
      localCapacityMilli: 1_500,
      capacityUnit: "万套",
      source: "示例统计",
      sourceOn: "2026-01-31",
      priority: "high",
    }),
  );
  const page = await findLink(head, link);
  expect(page).toMatchObject({
    coverage: "none",
    assessment: { presence: "some", shortfall: "yes", localCapacityMilli: 1_500, capacityUnit: "万套" },
  });
  expect(page?.assessments.map((row) => row.presence)).toEqual(["some", "none"]);
  expect(page?.assessments[0]).toMatchObject({ assessedBy: head.name, unitName: "工信局" });
});

test("a department that only cooperates, or a banner, is refused and told who assesses", async () => {
  const wind = await founder.foundViewer("dept-nengyuan", "department_head");
  expect(wind.responsibleIndustryIds).not.toContain("I301");
  await expect(assessLink(wind, assessment("CH-302-C"))).rejects.toThrow("评估，您可以查看，不能评估");
  const clerk = await founder.foundViewer(await founder.foundBanner(), "clerk");
  await expect(assessLink(clerk, assessment("CH-302-C"))).rejects.toThrow("您可以查看，不能评估");
});

test("the promotion body may assess any link", async () => {
  const promoter = await founder.foundViewer("152500", "promoter");
  await assessLink(promoter, assessment("CH-705-E"));
  expect((await findLink(promoter, "CH-705-E"))?.assessments).toHaveLength(1);
});

test("the page of a link says what the clause says, its neighbours, departments and other chains", async () => {
  const clerk = await founder.foundViewer(await founder.foundBanner(), "clerk");
  const page = await findLink(clerk, "CH-302-C");
  expect(page).toMatchObject({ name: "叶片", chainName: "风电装备", source: "policy", status: "gap_fill" });
  expect(page?.clauseWords).toBe("条款所述：有且缺");
  expect(page?.responsible).toContain("工信局");
  const map = await findChainMap(clerk, "CH-302");
  const edges = map?.edges.filter((edge) => edge.includes("CH-302-C")) ?? [];
  expect(page?.neighbours).toHaveLength(edges.length);
  expect(await findLink(clerk, "CH-000-A")).toBeNull();
});
