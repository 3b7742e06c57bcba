import { EvidenceUpload } from "@/components/projects/page/evidence-upload";
import { StateBlock } from "@/components/ui/state-block";
import { Table } from "@/components/ui/table";
import { Cell, HeadCell, RowHead } from "@/components/ui/table-cells";
import { Tag } from "@/components/ui/tag";
import { fieldKeys, fieldOf } from "@/domain/dossier";
import { stageRequiring } from "@/domain/gate";
import type { FileView, ProjectPage } from "@/domain/project-page";
import { isFrozen } from "@/domain/signing";
import { stageLabels } from "@/domain/stage";

const fileFields = fieldKeys.filter((field) => fieldOf(field).kind === "file");

function kindsFor(isFixed: boolean) {
  return fileFields
    .filter((field) => !(isFixed && isFrozen(field)))
    .map((field) => {
      const stage = stageRequiring(field);
      const label = fieldOf(field).label;
      return { value: field, label: stage ? `${label}（${stageLabels[stage]}前）` : label };
    });
}

const address = (file: FileView) => `/files/${file.id}`;

/** 佐证: every file with its hash, who kept it and when; the newest of a kind counts. */
export function EvidenceTab({ page, mayUpload }: { page: ProjectPage; mayUpload: boolean }) {
  const { files, state } = page;
  const isFixed = state.isFrozen || state.pendingSigning !== null;
  return (
    <>
      {mayUpload && <EvidenceUpload projectId={state.id} kinds={kindsFor(isFixed)} />}
      {files.length === 0 ? (
        <StateBlock title="还没有佐证">上传后记下文件指纹，任何人不能改换内容。</StateBlock>
      ) : (
        <>
          <ul className="px-4 py-2 lg:hidden">
            {files.map((file) => (
              <li key={file.id} className="border-b border-line-2 py-2 text-sm">
                <p className="flex items-center gap-2">
                  {file.kindWords} {!file.isCurrent && <Tag>旧件</Tag>}
                  <span className="flex-1" />
                  <a href={address(file)} className="grid size-11 place-items-center">
                    下载
                  </a>
                </p>
                <p className="text-xs break-all text-ink-3">
                  {file.name}，{file.size}，{file.uploadedOn} {file.uploaderName}
                </p>
              </li>
            ))}
          </ul>
          <div className="max-lg:hidden">
            <Table caption="佐证">
              <thead>
                <tr>
                  <HeadCell>种类</HeadCell>
                  <HeadCell>文件</HeadCell>
                  <HeadCell isNumber>大小</HeadCell>
                  <HeadCell>指纹（SHA-256）</HeadCell>
                  <HeadCell>上传</HeadCell>
                  <HeadCell>下载</HeadCell>
                </tr>
              </thead>
              <tbody>
                {files.map((file) => (
                  <tr key={file.id}>
                    <RowHead>
                      {file.kindWords} {!file.isCurrent && <Tag>旧件</Tag>}
                    </RowHead>
                    <Cell isWrapping>{file.name}</Cell>
                    <Cell isNumber isQuiet>
                      {file.size}
                    </Cell>
                    <Cell isQuiet title={file.hash}>
                      {file.hash.slice(0, 16)}
                    </Cell>
                    <Cell isQuiet>
                      {file.uploadedOn} {file.uploaderName}
                    </Cell>
                    <Cell>
                      <a href={address(file)} aria-label={`下载${file.kindWords} ${file.name}`}>
                        下载
                      </a>
                    </Cell>
                  </tr>
                ))}
              </tbody>
            </Table>
          </div>
        </>
      )}
    </>
  );
}
