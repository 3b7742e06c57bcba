import type { Metadata } from "next";
import { requireViewer } from "@/auth";
import { PageBody } from "@/components/shell/page-body";
import { PageHead } from "@/components/shell/page-head";
import { SignedFilters } from "@/components/signed/signed-filters";
import { SignedFoot } from "@/components/signed/signed-foot";
import { SignedLines } from "@/components/signed/signed-lines";
import { SignedTable } from "@/components/signed/signed-table";
import { ButtonLink } from "@/components/ui/button-link";
import { Card } from "@/components/ui/card";
import { CardScroll } from "@/components/ui/card-scroll";
import { Chip } from "@/components/ui/chip";
import { EmptyState } from "@/components/ui/empty-state";
import { ExportButton } from "@/components/ui/export-button";
import { NoRight } from "@/components/ui/no-right";
import { NothingFound } from "@/components/ui/nothing-found";
import { listSigned, listSignedChoices } from "@/db/signed";
import { can, refusalFor } from "@/domain/permission";
import { columnsOf, shownLines } from "@/domain/signed-cells";
import {
  conditionsOf,
  filterOf,
  readSignedView,
  type SignedChoices,
  type SignedView,
  signedHref,
} from "@/domain/signed-list";

export const metadata: Metadata = { title: "签约项目清单" };

export default async function SignedPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  const viewer = await requireViewer();
  if (!can(viewer, "readBusiness"))
    return (
      <>
        <PageHead title="签约项目清单" hasSearch={false} />
        <PageBody>
          <NoRight usedBy="业务人员" instead="您可以维护设置中由您负责的内容。" />
        </PageBody>
      </>
    );
  const view = readSignedView(await searchParams);
  const [list, choices] = await Promise.all([listSigned(viewer, view), listSignedChoices(viewer)]);
  const showsAll = view.columns === "all";
  const lines = shownLines(list.lines, columnsOf(showsAll));
  const { columns: _columns, ...conditions } = view;
  const refusal = can(viewer, "exportSigned") ? null : refusalFor("exportSigned", viewer);
  const fileHref = signedHref(filterOf(view), {}, "/sheet");
  return (
    <>
      <PageHead
        title="签约项目清单"
        actions={
          <>
            <ButtonLink href={signedHref(view, {}, "/print")} className="max-lg:hidden">
              打印
            </ButtonLink>
            <ExportButton key={fileHref} href={fileHref} refusal={refusal} />
          </>
        }
      />
      <PageBody isFixed>
        <Card label="签约项目清单" className="lg:h-full">
          <div className="flex shrink-0 items-center gap-1.5 border-b border-line-2 px-3 py-2 max-lg:px-2.5">
            <SignedFilters view={view} choices={choices} asOf={list.asOf} isClosed={list.isClosed} today={list.today} />
            <span className="flex-1" />
            <span className="shrink-0 text-xs text-ink-2 max-lg:hidden">单位：亿元</span>
            <span className="flex shrink-0 gap-1.5 max-lg:hidden">
              <Chip label="常用列" href={signedHref(conditions)} isOn={!showsAll} />
              <Chip label="全部 37 列" href={signedHref({ ...view, columns: "all" })} isOn={showsAll} />
            </span>
          </div>
          {list.count === 0 ? (
            <Nothing view={view} choices={choices} />
          ) : (
            <CardScroll>
              <SignedTable lines={lines} showsAll={showsAll} asOf={list.asOf} totals={list.totals} count={list.count} />
              <SignedLines lines={lines} asOf={list.asOf} />
            </CardScroll>
          )}
          <SignedFoot list={list} view={view} />
        </Card>
      </PageBody>
    </>
  );
}

function Nothing({ view, choices }: { view: SignedView; choices: SignedChoices }) {
  const conditions = conditionsOf(filterOf(view), choices);
  const [narrowest] = conditions;
  return (
    <div className="flex-1">
      {narrowest ? (
        <NothingFound
          noun="签约项目"
          conditions={conditions.map(({ label }) => label)}
          narrowest={{
            label: narrowest.label,
            href: signedHref(
              view,
              narrowest.key === "from" ? { from: undefined, to: undefined } : { [narrowest.key]: undefined },
            ),
          }}
          clearHref={signedHref(view.asOf ? { asOf: view.asOf } : {})}
        />
      ) : (
        <EmptyState title="还没有签约项目" actions={<ButtonLink href="/projects">查看在办项目</ButtonLink>}>
          项目提交签约并经盟招商主管部门确认后列入本清单。
        </EmptyState>
      )}
    </div>
  );
}
