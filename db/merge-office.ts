import { randomBytes } from "node:crypto";
import { companySchema } from "@/domain/company";
import type { Viewer } from "@/domain/viewer";
import { createCompany, editCompany, findCompany } from "./companies";
import { type Founder, founderOf } from "./founding";
import { mergeCompanies } from "./merges";

// For tests: an office with two companies that are one, and what it does with them.

export const rareName = () => Array.from(randomBytes(3), (byte) => String.fromCodePoint(0x9100 + byte)).join("");
export const company = (fields: Record<string, unknown>) =>
  companySchema.parse({ province: "江苏", city: "盐城", distinctBecause: "试验", ...fields });

/** Enters companies of one word, told apart by a mark; answers with the id. */
export const enterNamed = (viewer: Viewer, word: string) => async (mark: string, fields: Record<string, unknown>) =>
  (await createCompany(viewer, companySchema.parse({ name: `${word}${mark}公司`, distinctBecause: "试验", ...fields })))
    .id;

export async function officeOf(url: string, scopes: { kept?: string; gone?: string } = {}) {
  const founder = founderOf(url);
  const bannerId = await founder.foundBanner();
  const clerk = await founder.foundViewer(bannerId, "clerk");
  const word = rareName();
  const { id: keptId } = await createCompany(
    clerk,
    company({ name: `${word}甲有限公司`, address: "甲路 1 号", scope: scopes.kept ?? "" }),
  );
  const { id: goneId } = await createCompany(
    clerk,
    company({
      name: `${word}甲有限责任公司`,
      scope: scopes.gone ?? "风力发电机叶片制造",
      capitalRaw: "1000万元",
    }),
  );
  return { founder, clerk, word, keptId, goneId, bannerId };
}

/** Both companies as they stand, for a merge that has seen them so. */
export async function asSeen(founder: Founder, keptId: string, goneId: string) {
  const rows = await founder.driver`select id, version from companies where id in (${keptId}, ${goneId})`;
  const of = (id: string) => rows.find((row) => row.id === id)?.version as number;
  return { keptId, goneId, seenKept: of(keptId), seenGone: of(goneId) };
}

export const mergeAsSeen = async (
  { founder, clerk, keptId, goneId }: { founder: Founder; clerk: Viewer; keptId: string; goneId: string },
  take: Parameters<typeof mergeCompanies>[1]["take"] = [],
) => mergeCompanies(clerk, { ...(await asSeen(founder, keptId, goneId)), take });

/** An edit of what the form shows now, with some fields typed anew. */
export async function editAsSeen(viewer: Viewer, id: string, fields: Record<string, unknown>) {
  const file = await findCompany(viewer, id);
  if (!file) throw new Error("no company");
  const { name, scope, address, version } = file.company;
  await editCompany(viewer, {
    ...company({ name, scope, address: address ?? "", ...fields }),
    id,
    seenVersion: version,
  });
}
