import { readFileSync } from "node:fs";
import { parse } from "csv-parse/sync";
import { asOwner } from "@/db/client";
import { loadMatcher, runMatches } from "@/db/matches";
import { type EvalCompany, type EvalLabel, evaluate, type LabelLinks, type NearMiss } from "@/domain/match-eval";
import { Refusal } from "@/domain/refusal";
import { type Command, type Options, WrongUsage } from "./command";

export const matchCommand: Command = {
  usage: [
    "match run [--json]          把全部企业与全部环节重新匹配，已确认和已排除的结论不变",
    "match eval --companies C.csv --labels L.csv [--near-misses F.csv [--link-map M.csv]] [--json]    用已标注的企业检验匹配",
  ],
  options: {
    companies: { type: "string" },
    labels: { type: "string" },
    "near-misses": { type: "string" },
    "link-map": { type: "string" },
  },
  async run([verb, ...more], options, open) {
    if (more.length > 0) throw new WrongUsage();
    if (verb === "run") return runAll(options, await open());
    if (verb === "eval") return evaluateFiles(options, open);
    throw new WrongUsage();
  },
};

async function runAll(options: Options, databaseUrl: string) {
  const onProgress = (done: number) => {
    if (!options.json && done % 10_000 === 0) process.stderr.write(`已匹配 ${done} 家\n`);
  };
  const answer = await asOwner(databaseUrl, (_, driver) => runMatches(driver, { onProgress }));
  const { companies, links, matches, seconds } = answer;
  return { answer, text: `${companies} 家企业，${links} 个环节，${matches} 条匹配，用时 ${seconds} 秒。` };
}

async function evaluateFiles(options: Options, open: () => Promise<string>) {
  const { companies, labels, "near-misses": nearMisses, "link-map": linkMap } = options;
  if (typeof companies !== "string" || typeof labels !== "string") throw new WrongUsage();
  if (linkMap !== undefined && nearMisses === undefined) throw new WrongUsage();
  const firms = readRows(companies, ["经营范围"]).map(readCompany);
  const marked = readRows(labels, ["link_ids", "label"]).map(readLabel);
  const near =
    typeof nearMisses === "string" ? readRows(nearMisses, ["text", "looks_like_link"]).map(readNearMiss) : undefined;
  const meant = typeof linkMap === "string" ? readRows(linkMap, ["label", "link_ids"]).map(readLabelLinks) : [];
  const matcher = await asOwner(await open(), (_, driver) => loadMatcher(driver));
  const answer = evaluate(matcher, firms, marked, near, meant);
  const recall = answer.recall === null ? "无法计算" : `${(answer.recall * 100).toFixed(1)} %`;
  const misread = near ? `；${answer.tested} 条相近文字中误中 ${answer.false_hits} 条` : "";
  return {
    answer,
    text: `标注 ${answer.labelled} 条，找到 ${answer.found} 条（${recall}）；提出 ${answer.proposed} 条，其中与标注一致 ${answer.confirmed} 条${misread}。`,
  };
}

type Row = Record<string, string>;

/** A firm is known by its 编号, or by its name where the file has one. */
const keyOf = (row: Row) => row.编号 ?? row.企业名称 ?? "";
const readCompany = (row: Row): EvalCompany => ({
  key: keyOf(row),
  name: row.企业名称 ?? null,
  scope: row.经营范围 ?? "",
  products: row.主营产品 ?? "",
});
const readLabelLinks = (row: Row): LabelLinks => ({
  label: row.label ?? "",
  linkIds: (row.link_ids ?? "").split(/\s+/).filter((id) => id !== ""),
});
const readLabel = (row: Row): EvalLabel => ({ key: keyOf(row), ...readLabelLinks(row) });
const readNearMiss = (row: Row): NearMiss => ({ text: row.text ?? "", looksLike: row.looks_like_link ?? "" });

function readRows(file: string, headings: readonly string[]): Row[] {
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch {
    throw new Refusal(`读不到文件 ${file}。请核对路径。`);
  }
  let rows: Row[];
  try {
    rows = parse(text, { columns: true, bom: true, skip_empty_lines: true, relax_column_count: true });
  } catch (error) {
    throw new Refusal(`${file} 不是有效的 CSV：${error instanceof Error ? error.message : ""}`);
  }
  const missing = headings.filter((heading) => rows[0] && !(heading in rows[0]));
  if (missing.length > 0) throw new Refusal(`${file} 缺少列：${missing.join("、")}。`);
  return rows;
}
