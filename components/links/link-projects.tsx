import Link from "next/link";
import { NoNumber } from "@/components/ui/no-number";
import { Table } from "@/components/ui/table";
import { Cell, HeadCell, RowHead } from "@/components/ui/table-cells";
import type { LinkProject } from "@/domain/link-page";
import { stageLabels } from "@/domain/stage";

/** Live projects on a link: name, place, amount in 亿元, stage; bare leaves out heads and place for a narrow card. */
export function LinkProjects({ projects, isBare = false }: { projects: readonly LinkProject[]; isBare?: boolean }) {
  return (
    <Table caption="在办项目" rows={28}>
      <thead className={isBare ? "sr-only" : undefined}>
        <tr>
          <HeadCell>项目</HeadCell>
          {!isBare && <HeadCell>所在地</HeadCell>}
          <HeadCell isNumber second="亿元">
            总投资
          </HeadCell>
          <HeadCell>阶段</HeadCell>
        </tr>
      </thead>
      <tbody>
        {projects.map((project) => (
          <tr key={project.projectId}>
            <RowHead className="max-w-44 truncate">
              <Link href={`/projects/${project.projectId}`} title={project.name}>
                {project.name}
              </Link>
            </RowHead>
            {!isBare && <Cell isQuiet>{project.place ?? <NoNumber kind="notRecorded" />}</Cell>}
            <Cell isNumber isKey>
              {project.investmentYi ?? <NoNumber kind="notRecorded" />}
            </Cell>
            <Cell isQuiet>{stageLabels[project.stage]}</Cell>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
