import { bodies } from "./bodies/bodies";
import { feed } from "./feed/feed";
import { hostile } from "./hostile/hostile";
import { identifiers } from "./identifiers/identifiers";
import { lifecycle } from "./lifecycle/lifecycle";
import { mutation } from "./mutation/mutation";
import type { Proof } from "./proof";
import { publicView } from "./public-view/public-view";
import { refusals } from "./refusals/refusals";
import { registry } from "./registry/registry";
import { sizing } from "./sizing/sizing";

/** Every heavy proof there is, by the one door. */
export const proofs: readonly Proof[] = [
  bodies,
  identifiers,
  hostile,
  lifecycle,
  feed,
  mutation,
  refusals,
  publicView,
  registry,
  sizing,
];
