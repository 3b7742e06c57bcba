"use client";

import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";

/** Asks before a panel or page with typed content is left. */
export function UnsavedGuard({
  isOpen,
  onOpenChange,
  changeCount,
  canSave,
  onSave,
  onDiscard,
}: {
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
  changeCount: number;
  /** A reason alone cannot be kept without the move it belongs to. */
  canSave: boolean;
  onSave: () => void;
  onDiscard: () => void;
}) {
  const title = `有 ${changeCount} 处修改没有保存`;
  return canSave ? (
    <ConfirmDialog
      {...{ isOpen, onOpenChange, title }}
      description="离开后，没有保存的内容不再保留。"
      confirmLabel="保存并离开"
      cancelLabel="继续填写"
      onConfirm={onSave}
    >
      <Button
        onClick={() => {
          onOpenChange(false);
          onDiscard();
        }}
      >
        不保存
      </Button>
    </ConfirmDialog>
  ) : (
    <ConfirmDialog
      {...{ isOpen, onOpenChange, title }}
      description="离开后，填写的原因不再保留。"
      confirmLabel="不保存"
      cancelLabel="继续填写"
      onConfirm={onDiscard}
    />
  );
}
