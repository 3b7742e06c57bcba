import { ButtonLink } from "@/components/ui/button-link";
import { Card } from "@/components/ui/card";
import { NoRight } from "@/components/ui/no-right";
import { can, permissions, refusalFor } from "@/domain/permission";
import type { Viewer } from "@/domain/viewer";

export function NoImportRight({ viewer }: { viewer: Viewer }) {
  return (
    <Card>
      <NoRight
        usedBy={permissions.importCompanies[0].words}
        instead={refusalFor("importCompanies", viewer)}
        actions={can(viewer, "readBusiness") && <ButtonLink href="/companies">查看企业名录</ButtonLink>}
      />
    </Card>
  );
}
