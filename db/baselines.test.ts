import { recordBaselineSchema } from "@/domain/baseline";
import { Refusal } from "@/domain/refusal";
import { listBaselines, recordBaseline } from "./baselines";
import { expect, test } from "./fixtures";
import { founderOf } from "./founding";

const typed = (over: Record<string, unknown> = {}) =>
  recordBaselineSchema.parse({
    industryId: "I502",
    year: 2025,
    outputYuan: { text: "4.26", unit: "亿元" },
    source: "统计局 2025 年统计公报",
    sourceOn: "2026-03-20",
    ...over,
  });

test("the responsible department enters a baseline, and the earlier one stays as history", async ({ database }) => {
  const founder = founderOf(database.url);
  const head = await founder.foundViewer("dept-gongxin", "department_head");
  await recordBaseline(head, typed({ outputYuan: { text: "4", unit: "亿元" } }));
  await recordBaseline(head, typed());
  const { rows } = await listBaselines(head);
  const row = rows.find((each) => each.industryId === "I502");
  expect(row).toMatchObject({
    mayRecord: true,
    isNeeded: true,
    current: { year: 2025, outputYuan: 426_000_000, source: "统计局 2025 年统计公报", enteredByName: head.name },
  });
  expect(row?.history.slice(0, 2).map((each) => each.outputYuan)).toEqual([426_000_000, 400_000_000]);
  expect(rows.find((each) => each.industryId === "I204")?.isNeeded).toBe(false);
  await founder.end();
});

test("a department that is not responsible is refused, also where it leads the cluster or cooperates", async ({
  database,
}) => {
  const founder = founderOf(database.url);
  const gongxin = await founder.foundViewer("dept-gongxin", "department_head");
  const refused = recordBaseline(gongxin, typed({ industryId: "I501" }));
  await expect(refused).rejects.toThrow(Refusal);
  await expect(refused).rejects.toThrow("现代煤化工的基数由其责任部门录入");
  await expect(recordBaseline(gongxin, typed({ industryId: "I403" }))).rejects.toThrow(Refusal);
  await founder.end();
});

test("the database refuses it a second time, past the function", async ({ database }) => {
  const founder = founderOf(database.url);
  const clerk = await founder.foundViewer(await founder.foundBanner(), "clerk");
  await founder.driver
    .begin(async (tx) => {
      await tx`set local role lianzhao_app`;
      await tx`select set_config('app.session', ${clerk.token}, true)`;
      await tx`insert into baselines (industry_id, year, output_yuan, source, source_on, entered_by) values ('I502', 2025, 1, 'x', '2026-01-01', ${clerk.userId})`;
    })
    .then(
      () => expect("inserted").toBe("refused"),
      (error: { code?: string }) => expect(error.code).toBe("42501"),
    );
  await founder.end();
});

test("the running year has no baseline yet, and a source cannot be of tomorrow", async ({ database }) => {
  const founder = founderOf(database.url);
  const head = await founder.foundViewer("dept-gongxin", "department_head");
  await expect(recordBaseline(head, typed({ year: new Date().getFullYear() }))).rejects.toThrow("本年度尚未结束");
  await expect(recordBaseline(head, typed({ sourceOn: "2099-01-01" }))).rejects.toThrow("来源日期不能晚于今天");
  await founder.end();
});

test("a baseline without an amount or a source is refused in the form", () => {
  const reading = recordBaselineSchema.safeParse({
    industryId: "I502",
    year: 2025,
    outputYuan: { text: "", unit: "亿元" },
    source: " ",
    sourceOn: "2026-03-20",
  });
  expect(reading.error?.issues.map((issue) => issue.message)).toEqual(["请填写产值。没有产值填 0。", "请填写来源。"]);
});
