import { setRuleSchema } from "@/domain/rule-form";
import { asViewer } from "./client";
import { expect, test } from "./fixtures";
import { founderOf } from "./founding";
import { getOverview } from "./overview";
import { listRules, readRules, setRule } from "./settings";

const probabilities = (signed: string) => ({
  key: "probabilities",
  parts: Object.entries({
    talks: "10",
    intent: "20",
    framework: "30",
    signed,
    signedIdle: "40",
    signedDormant: "0",
    building: "90",
  }).map(([name, text]) => ({ name, text })),
  source: "2026 年第 4 次调度会",
  isConfirmed: true,
});

test("a rule set by the promoter changes the haircut and is no default any more", async ({ database }) => {
  const founder = founderOf(database.url);
  const promoter = await founder.foundViewer("152500", "promoter");
  const before = await getOverview(promoter, { year: 2027 });
  expect([before.signedPercent, before.areWeightsDefault]).toEqual([60, true]);
  await setRule(promoter, setRuleSchema.parse(probabilities("50")));
  const after = await getOverview(promoter, { year: 2027 });
  expect([after.signedPercent, after.areWeightsDefault]).toEqual([50, false]);
  await setRule(promoter, setRuleSchema.parse({ ...probabilities("60"), isConfirmed: false }));
  expect((await asViewer(promoter, readRules)).probabilities.signed).toBe(60);
  const { rows } = await listRules(promoter);
  const row = rows.find((each) => each.key === "probabilities");
  expect(row).toMatchObject({ status: "proposed", setByName: promoter.name });
  expect(row?.history[0]).toMatchObject({ isConfirmed: true, source: "2026 年第 4 次调度会" });
  await founder.driver`delete from settings where key = 'probabilities'`;
  await founder.end();
});

test("a rule nobody has set stands at its default and says so", async ({ database }) => {
  const founder = founderOf(database.url);
  const promoter = await founder.foundViewer("152500", "promoter");
  const { rows } = await listRules(promoter);
  expect(rows.find((row) => row.key === "arbitrationWorkingDays")).toMatchObject({
    status: "default",
    shown: "5",
    defaultShown: "5",
    setByName: null,
    history: [],
  });
  await founder.end();
});

test("a value the rule does not allow is refused with its sentence, and only the promoter may set one", async ({
  database,
}) => {
  expect(setRuleSchema.safeParse(probabilities("160")).error?.issues[0]).toMatchObject({
    path: ["parts"],
    message: "不大于 100。",
  });
  expect(setRuleSchema.safeParse(probabilities("六十")).error?.issues[0]?.message).toBe("请填写数字。");
  const founder = founderOf(database.url);
  const head = await founder.foundViewer("dept-gongxin", "department_head");
  await expect(setRule(head, setRuleSchema.parse(probabilities("50")))).rejects.toThrow();
  await founder.end();
});

test("a list rule is set line by line, and may be empty", () => {
  const parks = (text: string) =>
    setRuleSchema.parse({ key: "chemicalParks", parts: [{ name: "", text }], source: "自治区批复", isConfirmed: true })
      .value;
  expect(parks("白音华经济开发区\n多伦新型工业化化工区\n")).toEqual(["白音华经济开发区", "多伦新型工业化化工区"]);
  expect(parks("")).toEqual([]);
});
