// All that writes an edition's spreadsheets, which is loaded in one go.
export { writeOds } from "../spreadsheet/ods.ts";
export { writeXlsx } from "../spreadsheet/xlsx.ts";
export { workbookOf } from "./workbook.ts";
