import type { Metadata } from "next";
import { z } from "zod";
import { checkSeals } from "@/app/(office)/settings/audit/actions";
import { requireViewer } from "@/auth";
import { AuditFilterBar } from "@/components/people/audit-filter-bar";
import { AuditTable } from "@/components/people/audit-table";
import { SealCheck } from "@/components/people/seal-check";
import { PageBody } from "@/components/shell/page-body";
import { PageHead } from "@/components/shell/page-head";
import { Card } from "@/components/ui/card";
import { CardScroll } from "@/components/ui/card-scroll";
import { NoRight } from "@/components/ui/no-right";
import { NothingFound } from "@/components/ui/nothing-found";
import { Pager } from "@/components/ui/pager";
import { auditEntriesPerPage, listAuditEntries } from "@/db/audit";
import { subjectLabel } from "@/domain/audit-entry";
import { can } from "@/domain/permission";

export const metadata: Metadata = { title: "审计 - 设置" };

const here = "/settings/audit";
const text = (most: number) =>
  z
    .string()
    .trim()
    .max(most)
    .transform((typed) => typed || null)
    .nullable()
    .catch(null);
const searchSchema = z.object({
  subject: text(40),
  person: text(40),
  on: z.iso.date().nullable().catch(null),
  before: z.coerce.number().int().positive().nullable().catch(null),
});

export default async function AuditPage({ searchParams }: { searchParams: Promise<Record<string, unknown>> }) {
  const viewer = await requireViewer();
  const head = { crumbs: [{ label: "设置", href: "/settings" }], title: "审计" };
  if (!can(viewer, "readAudit"))
    return (
      <>
        <PageHead {...head} />
        <PageBody>
          <Card label="审计">
            <NoRight usedBy="审计管理员" instead="您可以在项目页查看该项目的变更记录。" />
          </Card>
        </PageBody>
      </>
    );
  const { subject, person, on, before } = searchSchema.parse(await searchParams);
  const found = await listAuditEntries(viewer, { subject, personName: person, on, beforeId: before });
  const entries = found.slice(0, auditEntriesPerPage);
  const query = (beforeId: number | null) => {
    const given = Object.entries({ subject, person, on, before: beforeId === null ? null : String(beforeId) });
    return `${here}?${new URLSearchParams(given.flatMap(([key, value]) => (value ? [[key, value]] : [])))}`;
  };
  const last = entries.at(-1);
  return (
    <>
      <PageHead {...head} meta="只读，任何人不能改动" actions={<SealCheck checkSeals={checkSeals} />} />
      <PageBody isFixed>
        <Card label="审计记录" className="h-full">
          <AuditFilterBar action={here} subject={subject} person={person} on={on} />
          <CardScroll>
            {entries.length > 0 ? (
              <AuditTable entries={entries} />
            ) : (
              <NothingFound
                noun="记录"
                conditions={[
                  ...(subject ? [subjectLabel(subject)] : []),
                  ...(person ? [person] : []),
                  ...(on ? [on] : []),
                ]}
                clearHref={here}
              />
            )}
          </CardScroll>
          <Pager
            previousHref={before ? query(null) : null}
            nextHref={found.length > auditEntriesPerPage && last ? query(last.id) : null}
          >
            按时间从新到旧。个人信息以校验值保存，密码和密钥不入记录。
          </Pager>
        </Card>
      </PageBody>
    </>
  );
}
