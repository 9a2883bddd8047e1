/** What is done about tables that are missing, or of an older version of this program: `made` makes them and brings them
 * up to date, and `required` refuses them and changes nothing. */
export type TablesHow = "made" | "required";
