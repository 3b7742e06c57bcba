import { z } from "zod";
import { mergeCompanies } from "@/app/(office)/companies/duplicates/actions";
import { requireViewer } from "@/auth";
import { MergeForm } from "@/components/companies/merge-form";
import { PageBody } from "@/components/shell/page-body";
import { PageHead } from "@/components/shell/page-head";
import { ButtonLink } from "@/components/ui/button-link";
import { Card } from "@/components/ui/card";
import { NoRight } from "@/components/ui/no-right";
import { StateBlock } from "@/components/ui/state-block";
import { isKeptDistinct } from "@/db/duplicates";
import { findMergeSides } from "@/db/merges";
import { can, permissions, refusalFor } from "@/domain/permission";

export const metadata = { title: "合并企业 - 企业" };

const idsSchema = z.object({ keptId: z.uuid(), goneId: z.uuid() });

export default async function MergePage({ params }: { params: Promise<{ keptId: string; goneId: string }> }) {
  const viewer = await requireViewer();
  const head = (
    <PageHead
      crumbs={[
        { label: "企业", href: "/companies" },
        { label: "可能重复的企业", href: "/companies/duplicates" },
      ]}
      title="合并企业"
    />
  );
  if (!can(viewer, "mergeCompanies"))
    return (
      <>
        {head}
        <PageBody>
          <Card>
            <NoRight
              usedBy={permissions.mergeCompanies[0].words}
              instead={refusalFor("mergeCompanies", viewer)}
              actions={
                can(viewer, "readBusiness") && <ButtonLink href="/companies/duplicates">查看可能重复的企业</ButtonLink>
              }
            />
          </Card>
        </PageBody>
      </>
    );
  const ids = idsSchema.safeParse(await params).data;
  const [sides, isDistinct] = ids
    ? await Promise.all([
        findMergeSides(viewer, [ids.keptId, ids.goneId]),
        isKeptDistinct(viewer, ids.keptId, ids.goneId),
      ])
    : [null, false];
  return (
    <>
      {head}
      <PageBody>
        {sides ? (
          <MergeForm kept={sides[0]} gone={sides[1]} isDistinct={isDistinct} merge={mergeCompanies} />
        ) : (
          <Card>
            <StateBlock
              title="其中一家企业已不在名录中"
              actions={<ButtonLink href="/companies/duplicates">返回可能重复的企业</ButtonLink>}
            >
              可能已由他人合并。打开原企业的页面会转到合并后的企业。
            </StateBlock>
          </Card>
        )}
      </PageBody>
    </>
  );
}
