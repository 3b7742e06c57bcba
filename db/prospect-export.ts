import { sql } from "drizzle-orm";
import { seesAllProjects } from "@/domain/permission";
import { type ProspectFilter, prospectConditions } from "@/domain/prospect";
import { longestProspectList, prospectColumns, prospectWords } from "@/domain/prospect-sheet";
import { Refusal } from "@/domain/refusal";
import type { Viewer } from "@/domain/viewer";
import { asViewer } from "./client";
import { today } from "./clock";
import { exportList } from "./list-export";
import { listProspects } from "./prospects";
import type { SheetFile } from "./sheet-cells";

/** 目标企业清单 of a link as the viewer sees it: a firm under a stranger's first talk keeps its place and no name. */
export const exportProspects = (viewer: Viewer, linkId: string, filter: ProspectFilter): Promise<SheetFile> =>
  exportList(viewer, "prospects", { linkId, ...filter }, async () => {
    const [link] = await asViewer(viewer, (tx) =>
      tx.execute<{ name: string; isService: boolean; chainName: string; today: string }>(sql`
        select l.name, l.is_service as "isService", c.name as "chainName", ${today}::text as today
        from links l join chains c on c.id = l.chain_id where l.id = ${linkId}`),
    );
    if (!link) throw new Refusal("没有这个环节。请从产业链打开后重试。");
    const { total, rows } = await listProspects(viewer, linkId, { ...filter, cursor: undefined }, longestProspectList);
    if (total > longestProspectList)
      throw new Refusal(`目标企业超过 ${longestProspectList} 家，请按层级或判定缩小范围后再导出。`);
    const seesAll = seesAllProjects(viewer);
    return {
      title: `目标企业清单_${link.chainName}_${link.name}`,
      columns: prospectColumns(seesAll),
      rows,
      words: prospectWords(link.isService, prospectConditions(filter, seesAll)),
      asOf: link.today,
    };
  });
