import { rematchAll } from "@/app/(office)/chains/actions";
import { requireViewer } from "@/auth";
import { RematchButton } from "@/components/links/rematch-button";
import { TaskLine } from "@/components/links/task-line";
import { WordReviewTable } from "@/components/links/word-review-table";
import { BusinessOnly } from "@/components/shell/business-only";
import { PageBody } from "@/components/shell/page-body";
import { PageHead } from "@/components/shell/page-head";
import { ButtonLink } from "@/components/ui/button-link";
import { Card } from "@/components/ui/card";
import { CardFoot } from "@/components/ui/card-foot";
import { CardScroll } from "@/components/ui/card-scroll";
import { EmptyState } from "@/components/ui/empty-state";
import { findRematch, listWordReviews } from "@/db/link-words";
import { can } from "@/domain/permission";

export const metadata = { title: "关键词复核 - 产业链" };

export default async function WordsPage() {
  const viewer = await requireViewer();
  const crumbs = [{ label: "产业链", href: "/chains" }];
  if (!can(viewer, "readBusiness")) return <BusinessOnly title="关键词复核" crumbs={crumbs} />;
  const [reviews, task] = await Promise.all([listWordReviews(viewer), findRematch(viewer)]);
  return (
    <>
      <PageHead
        crumbs={crumbs}
        title="关键词复核"
        actions={can(viewer, "rematchAll") && <RematchButton ask={rematchAll} />}
      />
      <PageBody isFixed>
        <Card label="关键词复核" className="lg:max-h-full">
          {task && (
            <div className="border-b border-line-2 px-3 py-2">
              <TaskLine task={task} />
            </div>
          )}
          <CardScroll>
            {reviews.length > 0 ? (
              <WordReviewTable rows={reviews} hasLink />
            ) : (
              <EmptyState
                title="没有需要复核的关键词"
                actions={<ButtonLink href="/chains/gaps">查看缺链环节</ButtonLink>}
              >
                目标企业被排除后，带来该企业的关键词列在这里，由责任部门改词。
              </EmptyState>
            )}
          </CardScroll>
          <CardFoot>已排除多、已确认少的词在前，最多列 200 个。打开环节可改词，改后只重新匹配涉及的企业。</CardFoot>
        </Card>
      </PageBody>
    </>
  );
}
