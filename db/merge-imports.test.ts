import { readFileSync } from "node:fs";
import { join } from "node:path";
import { bringIn } from "./brought-in";
import { expect, test } from "./fixtures";
import { mergeAsSeen, officeOf } from "./merge-office";
import { unmergeCompanies } from "./merges";

const migration = readFileSync(join(import.meta.dirname, "migrations", "0021_capital_chosen_by_hand.sql"), "utf8");

const nextList = (word: string) => ({
  headings: ["企业名称", "所在省份", "地区", "注册资金", "经营范围"],
  rows: [[`${word}甲有限公司`, "江苏", "盐城", "150万元", "风电塔筒制造"]],
});

test("a capital that was chosen in a merge stays against the next list, and so does a scope", async ({ database }) => {
  const office = await officeOf(database.url);
  const { founder, word, keptId } = office;
  await mergeAsSeen(office, ["capital", "scope"]);
  expect(await bringIn(database.url, nextList(word))).toMatchObject({
    ...{ updated: 0, unchanged: 1 },
    samples: [
      {
        changes: [
          { field: "capital", isKept: true },
          { field: "scope", isKept: true },
        ],
      },
    ],
  });
  const [row] = await founder.driver`select capital_raw, scope from companies where id = ${keptId}`;
  expect(row).toEqual({ capital_raw: "1000万元", scope: "风力发电机叶片制造" });
  await founder.end();
});

test("a capital chosen in a merge of before stays as well, and the merge can still be taken back", async ({
  database,
}) => {
  const office = await officeOf(database.url);
  const { founder, clerk, word, keptId } = office;
  const handEdited = async () => {
    const [row] = await founder.driver`select hand_edited from companies where id = ${keptId}`;
    return row?.hand_edited;
  };
  const before = await handEdited();
  const { mergeId } = await mergeAsSeen(office, ["capital"]);
  await founder.driver`update companies set hand_edited = array_replace(hand_edited, 'capital', 'capitalRaw') where id = ${keptId}`;
  await founder.driver`update company_merges set before = jsonb_set(before, '{hand}', '["capitalRaw"]') where id = ${mergeId}`;
  for (const statement of migration.split("--> statement-breakpoint")) await founder.driver.unsafe(statement);
  expect(await handEdited()).toContain("capital");
  await bringIn(database.url, nextList(word));
  const [row] = await founder.driver`select capital_raw from companies where id = ${keptId}`;
  expect(row).toEqual({ capital_raw: "1000万元" });
  await unmergeCompanies(clerk, mergeId);
  expect(await handEdited()).toEqual(before);
  await founder.end();
});
