import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { z } from "zod";
import { readNewest, saveProject } from "@/app/(office)/projects/[id]/actions";
import { requireViewer } from "@/auth";
import { EditForm } from "@/components/projects/page/edit-form";
import { projectHref } from "@/components/projects/page/hrefs";
import { PageBody } from "@/components/shell/page-body";
import { PageHead } from "@/components/shell/page-head";
import { readFieldChoices, readFileNames } from "@/db/field-choices";
import { findProjectPage } from "@/db/project-page";
import { can } from "@/domain/permission";

export const metadata: Metadata = { title: "修改项目" };

export default async function EditProjectRoute({ params }: { params: Promise<{ id: string }> }) {
  const viewer = await requireViewer();
  const id = z.uuid().safeParse((await params).id);
  const page = id.success && can(viewer, "readBusiness") ? await findProjectPage(viewer, id.data) : null;
  if (!page) notFound();
  const { state } = page;
  const closeHref = projectHref(state.id);
  const mayEdit = state.mayCarry && can(viewer, "editProject") && state.status !== "terminated";
  if (!mayEdit || state.pendingSigning) redirect(closeHref);
  const name = state.dossier.name ?? state.code;
  return (
    <>
      <PageHead
        crumbs={[
          { label: "项目", href: "/projects" },
          { label: name, href: closeHref },
        ]}
        title="修改"
        meta={state.isFrozen ? "签约内容已冻结，在项目页提出变更" : undefined}
        hasSearch={false}
      />
      <PageBody isFixed>
        <EditForm
          state={state}
          choices={await readFieldChoices(viewer, state.id)}
          fileNames={await readFileNames(viewer, state.id)}
          today={page.today}
          closeHref={closeHref}
          save={saveProject}
          readNewest={readNewest}
        />
      </PageBody>
    </>
  );
}
