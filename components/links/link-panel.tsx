import Link from "next/link";
import { CoverageTag } from "@/components/coverage/coverage-tag";
import { AssessmentHistory } from "@/components/links/assessment-history";
import { LinkFacts } from "@/components/links/link-facts";
import { LinkProjects } from "@/components/links/link-projects";
import { LinkTags } from "@/components/links/link-tags";
import { LocalFirms } from "@/components/links/local-firms";
import { ProspectList } from "@/components/links/prospect-list";
import { Relations } from "@/components/links/relations";
import { ButtonLink } from "@/components/ui/button-link";
import { Panel } from "@/components/ui/panel";
import { Tabs } from "@/components/ui/tabs";
import { type LinkPage, noProjects } from "@/domain/link-page";
import type { ProspectPage } from "@/domain/prospect";

export const linkTabs = ["local", "prospects", "projects", "basis"] as const;
export type LinkTab = (typeof linkTabs)[number];

/** The link beside its map: read it, or take the first company into a lead. */
export function LinkPanel({
  link,
  prospects,
  tab,
  href,
  canLead,
  seesAll,
}: {
  link: LinkPage;
  prospects: ProspectPage;
  tab: LinkTab;
  /** Address of the map without the panel. */
  href: string;
  canLead: boolean;
  seesAll: boolean;
}) {
  const page = `/chains/${link.chainId}/${link.linkId}`;
  const to = (key: LinkTab) => `${href}${href.includes("?") ? "&" : "?"}link=${link.linkId}&tab=${key}`;
  const tabs = [
    { key: "local", label: "本地企业", count: link.localCount },
    { key: "prospects", label: "目标企业", count: prospects.total },
    { key: "projects", label: "项目", count: link.projectCount },
    { key: "basis", label: "依据", count: undefined },
  ] as const;
  return (
    <Panel
      title={link.name}
      aside={<CoverageTag coverage={link.coverage} className="shrink-0 text-base" />}
      notice={<LinkTags link={link} />}
      closeHref={href}
      footer={
        <>
          {canLead && (
            <ButtonLink href={`/projects/new?link=${link.linkId}`} tone="primary">
              转为线索
            </ButtonLink>
          )}
          <ButtonLink href={page}>打开环节页</ButtonLink>
        </>
      }
    >
      <LinkFacts link={link} />
      <Tabs
        label="环节内容"
        className="-mx-4 mt-2 mb-2"
        tabs={tabs.map(({ key, label, count }) => ({ href: to(key), label, count, isCurrent: key === tab }))}
      />
      {tab === "local" && <Local link={link} />}
      {tab === "prospects" && <Prospects prospects={prospects} page={page} />}
      {tab === "projects" && <Projects link={link} seesAll={seesAll} />}
      {tab === "basis" && <Basis link={link} />}
    </Panel>
  );
}

const Quiet = ({ children }: { children: string }) => <p className="py-1 text-sm text-ink-2">{children}</p>;

function Local({ link }: { link: LinkPage }) {
  return link.localFirms.length > 0 ? (
    <LocalFirms firms={link.localFirms} />
  ) : (
    <Quiet>还没有经确认的本地企业。可在环节页确认匹配到的企业。</Quiet>
  );
}

function Prospects({ prospects, page }: { prospects: ProspectPage; page: string }) {
  if (prospects.rows.length === 0) return <Quiet>企业名录中没有匹配到的企业。导入企业后会自动匹配。</Quiet>;
  return (
    <>
      <div className="-mt-2">
        <ProspectList rows={prospects.rows} />
      </div>
      <p className="py-2 text-sm">
        <Link href={page}>查看全部 {prospects.total} 家及排序依据</Link>
      </p>
    </>
  );
}

function Projects({ link, seesAll }: { link: LinkPage; seesAll: boolean }) {
  return link.projects.length > 0 ? (
    <LinkProjects projects={link.projects} />
  ) : (
    <Quiet>{`${noProjects(seesAll)}。可由目标企业转为线索。`}</Quiet>
  );
}

function Basis({ link }: { link: LinkPage }) {
  return (
    <div className="space-y-3">
      {link.note && <p className="text-sm">{link.note}</p>}
      {link.relations.length > 0 && <Relations relations={link.relations} />}
      <AssessmentHistory assessments={link.assessments} />
    </div>
  );
}
