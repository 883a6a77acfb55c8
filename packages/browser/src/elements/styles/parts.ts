import type { CSSResult } from 'lit';
import { base } from './base.ts';
import { button } from './button.ts';
import { dialog } from './dialog.ts';
import { door } from './door.ts';
import { field } from './field.ts';
import { host } from './host.ts';
import { notice } from './notice.ts';
import { sheet } from './sheet.ts';

/** The looks of all parts: for a page around the elements, so that what it paints first lies where the elements will. */
export const partStyles: CSSResult[] = [host, base, button, field, notice, sheet, dialog, door];
