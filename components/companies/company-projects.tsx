import Link from "next/link";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { Table } from "@/components/ui/table";
import { Cell, HeadCell, RowHead } from "@/components/ui/table-cells";
import { type CompanyMatch, type CompanyProject, noCompanyProjects } from "@/domain/company-list";
import { stageLabels, statusLabels } from "@/domain/stage";

/** Projects with this company that the viewer may see; who does not see all is told of what is visible, never of none. */
export function CompanyProjects({
  projects,
  matches,
  seesAll,
}: {
  projects: readonly CompanyProject[];
  matches: readonly CompanyMatch[];
  seesAll: boolean;
}) {
  const isProtected = matches.some((match) => match.protectedUntil !== null);
  return (
    <Card title="招商项目">
      {projects.length === 0 ? (
        <EmptyState title={noCompanyProjects(seesAll)}>
          {isProtected ? "已由他方首谈。请联系盟招商主管部门申请协调。" : "可将本企业转为线索。"}
        </EmptyState>
      ) : (
        <div className="overflow-x-auto">
          <Table caption="与本企业的招商项目">
            <thead>
              <tr>
                <HeadCell>项目名称</HeadCell>
                <HeadCell>阶段</HeadCell>
                <HeadCell>状态</HeadCell>
                <HeadCell>责任单位</HeadCell>
              </tr>
            </thead>
            <tbody>
              {projects.map((project) => (
                <tr key={project.id}>
                  <RowHead isWrapping>
                    <Link href={`/projects/${project.id}`}>{project.name}</Link>
                  </RowHead>
                  <Cell>{stageLabels[project.stage]}</Cell>
                  <Cell>{statusLabels[project.status]}</Cell>
                  <Cell isQuiet>{project.ownerName}</Cell>
                </tr>
              ))}
            </tbody>
          </Table>
        </div>
      )}
    </Card>
  );
}
