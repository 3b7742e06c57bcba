import { randomUUID } from "node:crypto";
import { findChainMap } from "./chains";
import { expect, test } from "./fixtures";
import { rematchLink, runMatches } from "./matches";
import { mergeAsSeen, officeOf } from "./merge-office";
import { listProspects } from "./prospects";

const towers = "CH-302-D";

test("no run matches a merged company, and the link counts just the firms it lists", async ({ database }) => {
  const word = `示例${randomUUID().slice(0, 6)}筒节`;
  const office = await officeOf(database.url, { kept: "风电叶片制造", gone: `风电塔筒、${word}制造` });
  const { founder, clerk, goneId } = office;
  await mergeAsSeen(office);
  await runMatches(founder.driver);
  await founder.driver`
    insert into link_word_changes (link_id, word, kind, is_present) values (${towers}, ${word}, 'strong', true)`;
  expect(await rematchLink(founder.driver, towers)).toEqual({ companies: 0 });
  expect(await founder.driver`select link_id from matches where company_id = ${goneId}`).toEqual([]);
  const page = await listProspects(clerk, towers, {}, 10_000);
  expect(page.total).toBe(page.rows.length);
  const chain = await findChainMap(clerk, "CH-302");
  expect(chain?.links.find(({ linkId }) => linkId === towers)?.prospectCount).toBe(page.rows.length);
  await founder.driver`delete from link_word_changes where word = ${word}`;
  await founder.end();
});

test("the database takes no match for a merged company from anybody", async ({ database }) => {
  const office = await officeOf(database.url);
  const { founder, goneId } = office;
  await mergeAsSeen(office);
  await expect(
    founder.driver`insert into matches (link_id, company_id, tier, score, words, sentence, spans, source, rule_version)
      values (${towers}, ${goneId}, 'make', 10, '[]', '示例', '[]', 'scope', 'old')`,
  ).rejects.toThrow("merged");
  await founder.end();
});
