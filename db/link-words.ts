import { sql } from "drizzle-orm";
import {
  type ChangedWord,
  changesBetween,
  type EditWords,
  type LinkWords,
  type LinkWordsPage,
  readKinds,
  readWords,
  type WordReview,
  wordKinds,
  wordsOf,
  writeWords,
} from "@/domain/match-words";
import { canForIndustry } from "@/domain/permission";
import { Refusal } from "@/domain/refusal";
import { normaliseWord } from "@/domain/scope";
import type { TaskRow } from "@/domain/task";
import type { Viewer } from "@/domain/viewer";
import { readDuties } from "./chains";
import { asViewer, asWriter, type Tx } from "./client";
import { minuteOf } from "./clock";
import { readWordedLinks, runIn } from "./match-rows";
import { askTask, newestTask } from "./tasks";

const newestChanges = 50;
const reviewedWords = 200;

/** The words of a link as they hold now, who changed what, and what people decided of the firms each brought. */
export const findLinkWords = (viewer: Viewer, linkId: string): Promise<LinkWordsPage> =>
  asViewer(viewer, async (tx) => ({
    words: await readWordsOf(tx, linkId),
    changes: [
      ...(await tx.execute<ChangedWord>(sql`
        select w.id, w.word, w.kind, w.is_present as "isPresent", w.note, coalesce(u.name, '已停用人员') as "changedBy",
          ${minuteOf(sql`w.changed_at`)} as "changedAt"
        from link_word_changes w left join users u on u.id = w.changed_by
        where w.link_id = ${linkId} order by w.changed_at desc, w.id desc limit ${newestChanges}`)),
    ],
    reviews: await readReviews(tx, linkId),
    task: await newestTask(tx, linkId),
  }));

/** Words that brought firms which people dismissed, the most dismissed first; over all links, or one. */
export const listWordReviews = (viewer: Viewer): Promise<WordReview[]> =>
  asViewer(viewer, (tx) => readReviews(tx, null));

/**
 * Writes what differs and has the firms the words touch matched anew. Refused when somebody changed the words since
 * they were read, and while the last change is still being worked through.
 */
export const editWords = (viewer: Viewer, edit: EditWords): Promise<{ changed: number; taskId: string | null }> =>
  asWriter(viewer, async (tx) => {
    const [link] = await tx.execute<{ name: string; industryId: string }>(
      sql`select name, industry_id as "industryId" from links where id = ${edit.linkId}`,
    );
    if (!link) throw new Refusal("没有这个环节。请刷新页面后重试。");
    if (!canForIndustry(viewer, "editWords", link.industryId)) {
      const { responsible } = await readDuties(tx, link.industryId);
      throw new Refusal(`“${link.name}”的关键词由${responsible.join("、") || "责任部门"}修改，您可以查看，不能修改。`);
    }
    await tx.execute(sql`select pg_advisory_xact_lock(hashtext('words ' || ${edit.linkId}))`);
    const now = await readWordsOf(tx, edit.linkId);
    if (
      wordKinds.some((kind) => writeWords(readWords(edit.seen[kind])) !== writeWords(readWords(writeWords(now[kind]))))
    )
      throw new Refusal("关键词已由他人修改。您填写的内容已保留，请刷新后对照。");
    const changes = changesBetween(now, readKinds(edit));
    if (changes.length === 0) return { changed: 0, taskId: null };
    await tx.execute(sql`
      insert into link_word_changes (link_id, word, kind, is_present, note, changed_by)
      select ${edit.linkId}, r.word, r.kind, r."isPresent", ${edit.note}, ${viewer.userId}
      from jsonb_to_recordset(${JSON.stringify(changes)}::jsonb) as r(word text, kind text, "isPresent" boolean)`);
    return { changed: changes.length, taskId: await askTask(tx, viewer, "match_link", edit.linkId) };
  });

/** Has every company matched anew against every link. */
export const askRematch = (viewer: Viewer): Promise<{ taskId: string }> =>
  asWriter(viewer, async (tx) => ({ taskId: await askTask(tx, viewer, "match_all", "") }));

/** The last run over all companies, or null. */
export const findRematch = (viewer: Viewer): Promise<TaskRow | null> =>
  asViewer(viewer, async (tx) => {
    const task = await newestTask(tx, "");
    return task?.kind === "match_all" ? task : null;
  });

async function readWordsOf(tx: Tx, linkId: string): Promise<LinkWords> {
  const link = (await readWordedLinks(runIn(tx))).find(({ id }) => id === linkId);
  return link ? wordsOf(link) : { strong: [], weak: [], negative: [] };
}

/** Of the words that hold now: a decided match keeps the evidence of its day, whose word may have been taken out since. */
async function readReviews(tx: Tx, linkId: string | null): Promise<WordReview[]> {
  const held = (await readWordedLinks(runIn(tx)))
    .filter(({ id }) => linkId === null || id === linkId)
    .map(({ id, keywords, weakKeywords }) => ({ id, words: [...keywords, ...weakKeywords].map(normaliseWord) }));
  return [
    ...(await tx.execute<WordReview>(sql`
      with held as (select id, words from jsonb_to_recordset(${JSON.stringify(held)}::jsonb) as h(id text, words jsonb)),
      decided as (
        select m.link_id, m.state, m.reason, w ->> 'word' as word
        from matches m join held h on h.id = m.link_id, jsonb_array_elements(m.words) w
        where m.state in ('dismissed', 'confirmed') and h.words ? (w ->> 'word'))
      select d.link_id as "linkId", l.chain_id as "chainId", l.name as "linkName", c.name as "chainName", d.word,
        (count(*) filter (where d.state = 'dismissed'))::int as dismissed,
        (count(*) filter (where d.state = 'confirmed'))::int as confirmed,
        coalesce((
          select array_agg(r.reason order by r.times desc, r.reason) from (
            select o.reason, count(*) as times from decided o
            where o.link_id = d.link_id and o.word = d.word and o.state = 'dismissed' and o.reason is not null
            group by 1 order by 2 desc, 1 limit 3) r), '{}') as reasons
      from decided d join links l on l.id = d.link_id join chains c on c.id = l.chain_id
      group by d.link_id, l.chain_id, l.name, c.name, d.word
      having count(*) filter (where d.state = 'dismissed') > 0
      order by dismissed desc, confirmed, d.link_id, d.word limit ${reviewedWords}`)),
  ];
}
