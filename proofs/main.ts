import { proofs } from "./proofs";
import { prove } from "./prove";

process.exitCode = await prove(process.argv.slice(2), proofs, (line) => console.log(line));
