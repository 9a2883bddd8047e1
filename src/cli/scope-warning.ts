import type { ApplicationOrder } from "./application-order";

/**
 * Says what is amiss with the scopes that an order gives. Pure.
 *
 * @param order what is to be done with the applications
 * @returns a warning in Chinese and English for one that may look subjects up and not see the watch list, which a
 *   department's own system must; undefined where there is nothing to say
 * @source 四(四) (R10)
 * @example
 * scopeWarning(order)
 */
export function scopeWarning(order: ApplicationOrder): string | undefined {
  const scopes = scopesOf(order);
  if (scopes === undefined || !scopes.includes("lookup") || scopes.includes("watch-list")) return undefined;
  return (
    "注意：没有 watch-list 权限的应用看不到重点关注名单。部门的审批系统须有此权限，否则每次核查均为待定，四(四)；" +
    "只有不得查看该名单的（如代理机构）才不给。" +
    "Warning: without the scope watch-list every check of a department's system is undetermined; leave it out only for " +
    "who may not see that list, such as an agency."
  );
}

function scopesOf(order: ApplicationOrder) {
  switch (order.kind) {
    case "add":
      return order.application.scopes;
    case "change":
      return order.change.scopes;
    case "list":
    case "rotate":
    case "retire":
    case "remove":
      return undefined;
  }
}
