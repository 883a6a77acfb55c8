import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { icon } from '../icons/icon.ts';

export interface TextField {
  /** Also its name. */
  readonly id: string;
  readonly label: unknown;
  readonly autocomplete: string;
  /** Written as it is: no capitals and no corrections are suggested. */
  readonly verbatim?: boolean;
  readonly required?: boolean;
  readonly hint?: string;
  /** What is wrong with it; '' or absent: nothing. */
  readonly problem?: string;
  /** What it holds until somebody types. */
  readonly value?: string;
  readonly change?: () => void;
}

/** Label above, hint below, and under it what is wrong, which replaces neither. */
export function textField(field: TextField): TemplateResult {
  const { id, verbatim, hint, problem } = field;
  const described = [hint && `${id}-hint`, problem && `${id}-problem`].filter(Boolean).join(' ');
  return html`<div class="field" part="field">
    <label for=${id}>${field.label}</label>
    <input
      class="input"
      part="input"
      id=${id}
      name=${id}
      type="text"
      maxlength="256"
      autocomplete=${field.autocomplete}
      autocapitalize=${verbatim ? 'none' : nothing}
      spellcheck=${verbatim ? 'false' : nothing}
      aria-required=${field.required ? 'true' : nothing}
      aria-invalid=${problem ? 'true' : nothing}
      aria-describedby=${described || nothing}
      .value=${field.value ?? ''}
      @input=${field.change ?? nothing}
    />
    ${hint ? html`<p class="hint" id="${id}-hint">${hint}</p>` : nothing}
    ${
      problem
        ? html`<p class="field-error" id="${id}-problem">${icon('stop', 'icon-s')}<span>${problem}</span></p>`
        : nothing
    }
  </div>`;
}
