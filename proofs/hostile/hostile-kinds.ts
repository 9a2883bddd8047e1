import type { HostileKind } from "./hostile-kind";
import { catalogueKinds } from "./kinds/catalogues";
import { dateKinds } from "./kinds/dates";
import { encodingKinds } from "./kinds/encodings";
import { keyKinds } from "./kinds/keys";
import { linkKinds } from "./kinds/links";
import { unreadableRecordKinds } from "./kinds/records";
import { shapeKinds } from "./kinds/shapes";
import { signatureKinds } from "./kinds/signatures";
import { sizeKinds } from "./kinds/sizes";
import { sourceKinds } from "./kinds/sources";
import { statusKinds } from "./kinds/statuses";
import { subjectKinds } from "./kinds/subjects";
import { transportKinds } from "./kinds/transport";
import { versionKinds } from "./kinds/versions";

/** Every kind of hostile answer, by theme; a name stands for one kind only. */
export const hostileKinds: readonly HostileKind[] = [
  ...subjectKinds,
  ...unreadableRecordKinds,
  ...sourceKinds,
  ...linkKinds,
  ...dateKinds,
  ...shapeKinds,
  ...keyKinds,
  ...versionKinds,
  ...signatureKinds,
  ...statusKinds,
  ...encodingKinds,
  ...transportKinds,
  ...sizeKinds,
  ...catalogueKinds,
];
