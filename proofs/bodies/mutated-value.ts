import type { SeededRandom } from "../seeded-random";
import { dangerousKeys, oddDay, oddValue } from "./odd-values";
import { isDay } from "./plain-value";

interface Place {
  readonly holder: Record<string, unknown> | unknown[];
  readonly key: string;
}

/**
 * Changes a JSON value in one place, by what it is made of: keys, types, literals, repetition, depth.
 *
 * @param value the value to change; it is written to
 * @param other another value, from which something may be taken over
 */
export function mutateValue(value: object, other: object, random: SeededRandom): void {
  const places = placesOf(value);
  const { holder, key } = random.pick(places);
  const present: unknown = Reflect.get(holder, key);
  switch (random.below(12)) {
    case 0:
    case 1:
      if (Array.isArray(holder)) holder.splice(Number(key), 1);
      else delete holder[key];
      break;
    case 2:
    case 3:
    case 4:
      put(holder, key, isDay(present) && !random.isOneIn(4) ? oddDay(random) : oddValue(random));
      break;
    case 5: {
      const from = random.pick(random.isOneIn(2) ? places : placesOf(other));
      put(holder, key, copyOf(Reflect.get(from.holder, from.key)));
      break;
    }
    case 6: {
      // The same key elsewhere: a subject of another, a date of another, a state of another.
      const same = [...places, ...placesOf(other)].filter((place) => place.key === key);
      const from = random.pick(same);
      put(holder, key, copyOf(Reflect.get(from.holder, from.key)));
      break;
    }
    case 7: {
      const list = Array.isArray(holder) ? holder : Array.isArray(present) ? present : [];
      if (list.length > 0)
        for (let count = random.pick([1, 1, 2, 70]); count > 0; count -= 1)
          list.push(copyOf(random.pick(list)));
      break;
    }
    case 8: {
      const list = Array.isArray(holder) ? holder : Array.isArray(present) ? present : [];
      list.reverse();
      break;
    }
    case 9:
      if (!Array.isArray(holder)) {
        delete holder[key];
        put(
          holder,
          random.pick([...dangerousKeys, "Kind", `${key} `, "toString", "valueOf", "length", "0"]),
          present,
        );
      }
      break;
    case 10:
      if (!Array.isArray(holder))
        put(holder, random.pick([...dangerousKeys, "informant", "hasOwnProperty"]), oddValue(random));
      break;
    default:
      put(holder, key, typeof present === "string" ? [present] : JSON.stringify(present));
  }
}

/** An own property, whatever it is called. */
function put(holder: Place["holder"], key: string, value: unknown): void {
  Object.defineProperty(holder, key, { value, writable: true, enumerable: true, configurable: true });
}

function copyOf(value: unknown): unknown {
  return value === undefined ? null : JSON.parse(JSON.stringify(value));
}

function placesOf(root: object): readonly Place[] {
  const places: Place[] = [];
  const open: unknown[] = [root];
  while (open.length > 0) {
    const holder = open.pop();
    if (typeof holder !== "object" || holder === null) continue;
    for (const key of Object.keys(holder)) {
      places.push({ holder: holder as Place["holder"], key });
      open.push(Reflect.get(holder, key));
    }
  }
  return places;
}
