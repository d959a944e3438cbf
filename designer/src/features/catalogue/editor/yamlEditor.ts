import { autocompletion, type CompletionContext } from '@codemirror/autocomplete';
import { redo, undo } from '@codemirror/commands';
import { yaml } from '@codemirror/lang-yaml';
import { HighlightStyle, syntaxHighlighting } from '@codemirror/language';
import { lintGutter, setDiagnostics, type Action, type Diagnostic } from '@codemirror/lint';
import { EditorState } from '@codemirror/state';
import { EditorView, hoverTooltip } from '@codemirror/view';
import { tags } from '@lezer/highlight';
import { basicSetup } from 'codemirror';
import type { Schemas } from '@/shared/api/client';
import type { Words } from '@/shared/words/words';
import { offersAt, placeAt, termOf, type Schema } from './schemaHelp';
import type { Splice } from './textEdit';
import type { Finding } from './useReview';

const look = EditorView.theme({
  '&': { height: '100%', backgroundColor: 'var(--surface)', color: 'var(--text)', fontSize: '13px' },
  '.cm-scroller': { fontFamily: 'ui-monospace, "Noto Sans Mono CJK SC", monospace', lineHeight: '1.65' },
  '.cm-gutters': { backgroundColor: 'var(--raised)', color: 'var(--text-faint)', borderRight: '1px solid var(--line)' },
  '.cm-activeLine': { backgroundColor: 'color-mix(in srgb, var(--ink-soft) 45%, transparent)' },
  '.cm-activeLineGutter': { backgroundColor: 'var(--ink-soft)', color: 'var(--text)' },
  '.cm-cursor': { borderLeftColor: 'var(--text)' },
  '&.cm-focused .cm-selectionBackground, .cm-selectionBackground': { backgroundColor: 'var(--ink-soft) !important' },
  '.cm-tooltip': { backgroundColor: 'var(--surface)', color: 'var(--text)', border: '1px solid var(--line-strong)', borderRadius: '3px' },
  '.cm-tooltip-autocomplete ul li[aria-selected]': { backgroundColor: 'var(--ink)', color: 'var(--on-ink)' },
  '.cm-completionDetail': { color: 'inherit', opacity: '.75', fontStyle: 'normal' },
  '.cm-help': { padding: '4px 10px', maxWidth: '460px' },
  '.cm-help p': { margin: '4px 0 0', fontSize: '12px', color: 'var(--text-soft)' },
  '.cm-diagnostic': { borderLeftWidth: '3px', padding: '6px 10px' },
  '.cm-diagnostic-error': { borderLeftColor: 'var(--late)' },
  '.cm-diagnostic-warning': { borderLeftColor: 'var(--soon)' },
});

const inks = HighlightStyle.define([
  { tag: [tags.propertyName, tags.definition(tags.propertyName)], color: 'var(--ink)', fontWeight: '600' },
  { tag: tags.comment, color: 'var(--text-faint)' },
  { tag: [tags.punctuation, tags.separator, tags.squareBracket, tags.brace], color: 'var(--text-soft)' },
  { tag: [tags.string, tags.content, tags.keyword, tags.atom], color: 'var(--text)' },
]);

/**
 * One editor, one text, one history: the form writes through it too. It lives as long as its page, whichever view is
 * in front.
 */
export class YamlEditor {
  private view: EditorView | null = null;
  private schema: Schema | null = null;
  private help: Help | null = null;
  private readonly listeners = new Set<() => void>();

  constructor(private now: string, private readonly label: string) {}

  readonly text = (): string => this.now;

  readonly subscribe = (listener: () => void) => {
    this.listeners.add(listener);
    return () => {
      this.listeners.delete(listener);
    };
  };

  /** Puts the editor into the page; gives what takes it out again. */
  readonly mount = (place: HTMLElement) => {
    const made = new EditorView({ state: EditorState.create({ doc: this.now, extensions: this.extensions() }), parent: place });
    this.view = made;
    return () => {
      made.destroy();
      this.view = null;
    };
  };

  /** Offers and explains what the schema knows. */
  offer(schema: Schema, help: Help | null): void {
    this.schema = schema;
    this.help = help;
  }

  /** Marks what is wrong. */
  show(findings: readonly Finding[], say: Say): void {
    if (this.view)
      this.view.dispatch(setDiagnostics(this.view.state, findings.map((finding) => diagnosticOf(this.view!.state, finding, say))));
  }

  readonly write = (splice: Splice | null): void => {
    if (splice)
      this.view?.dispatch({ changes: splice, userEvent: 'input' });
  };

  replace(whole: string): void {
    this.view?.dispatch({ changes: { from: 0, to: this.view.state.doc.length, insert: whole } });
  }

  /** Takes over a text that was changed elsewhere, as one change of just what differs. */
  readonly become = (whole: string): void => {
    const now = this.now;
    let from = 0;
    while (from < now.length && from < whole.length && now[from] === whole[from])
      from++;
    let end = 0;
    while (end < now.length - from && end < whole.length - from && now[now.length - 1 - end] === whole[whole.length - 1 - end])
      end++;
    if (from + end < now.length || from + end < whole.length)
      this.view?.dispatch({ changes: { from, to: now.length - end, insert: whole.slice(from, whole.length - end) }, userEvent: 'input' });
  };

  goTo(line: number, column: number): void {
    if (!this.view)
      return;
    const at = positionOf(this.view.state, line, column);
    this.view.dispatch({ selection: { anchor: at }, effects: EditorView.scrollIntoView(at, { y: 'center' }) });
    this.view.focus();
  }

  undo(): void {
    if (this.view)
      undo(this.view);
  }

  redo(): void {
    if (this.view)
      redo(this.view);
  }

  private extensions() {
    return [
      basicSetup, yaml(), look, syntaxHighlighting(inks), lintGutter(), EditorState.tabSize.of(2), EditorView.lineWrapping,
      autocompletion({ override: [(context) => complete(context, this.schema)] }),
      hoverTooltip((editor, at) => helpAt(editor, at, this.schema, this.help)),
      EditorView.contentAttributes.of({ 'aria-label': this.label, tabindex: '0' }),
      EditorView.updateListener.of((update) => {
        if (!update.docChanged)
          return;
        this.now = update.state.doc.toString();
        this.listeners.forEach((listener) => listener());
      }),
    ];
  }
}

type Help = Schemas['WritingHelp'];

/** The note on an element; keys that an author chose are left out of its name, and a step is a step wherever it stands. */
function noteAt(help: Help | null, path: readonly string[]) {
  const known = new Map(help?.elements.map((each) => [each.element, each] as const));
  const plain = path.filter((key) => key !== '*');
  const names = [plain.join('.'), ...plain.map((_, index) => `step.${plain.slice(index).join('.')}`), ...plain.map((_, index) => [...plain.slice(0, index), ...plain.slice(index + 1)].join('.'))];
  return names.map((name) => known.get(name)).find((note) => note !== undefined) ?? null;
}

type Say = (said: Words) => string;

function positionOf(state: EditorState, line: number, column: number): number {
  const found = state.doc.line(Math.min(Math.max(line, 1), state.doc.lines));
  return Math.min(found.from + Math.max(column - 1, 0), found.to);
}

function diagnosticOf(state: EditorState, finding: Finding, say: Say): Diagnostic {
  const from = positionOf(state, finding.line, finding.column);
  const line = state.doc.lineAt(from);
  const to = Math.max(line.from + line.text.replace(/\s*(#.*)?$/u, '').length, Math.min(from + 1, line.to));
  const mend = finding.mend ? `\n${say(finding.mend)}` : '';
  return { from, to: Math.max(to, from), severity: finding.severity === 'Error' ? 'error' : 'warning', message: `${say(finding.message)}${mend}`, source: finding.rule, actions: actionsOf(finding, say) };
}

/** 改正: the machine's answer, one press away. The marks are set anew after every change, so the places are those of this text. */
function actionsOf({ fix }: Finding, say: Say): Action[] {
  if (!fix)
    return [];
  return [{
    name: say(fix.title),
    apply: (view) => view.dispatch({
      changes: fix.edits.map((edit) => ({ from: positionOf(view.state, edit.line, edit.column), to: positionOf(view.state, edit.end_line, edit.end_column), insert: edit.text })),
      userEvent: 'input',
    }),
  }];
}

function complete(context: CompletionContext, schema: Schema | null) {
  if (!schema)
    return null;
  const place = placeAt(context.state.doc.toString(), context.pos);
  const offers = offersAt(schema, place);
  if (offers.length === 0 || (!context.explicit && context.pos === place.from && place.key === null))
    return null;
  return {
    from: place.from,
    options: offers.map(({ label, detail, isKey }) => ({ label, ...(detail ? { detail } : {}), apply: isKey ? `${label}: ` : label, type: isKey ? 'property' : 'enum' })),
    validFor: /^[^\s:]*$/u,
  };
}

function helpAt(editor: EditorView, at: number, schema: Schema | null, help: Help | null) {
  const line = editor.state.doc.lineAt(at);
  const key = /^(\s*(?:- +)*)([^\s:#][^:]*):/u.exec(line.text);
  if (!schema || !key || at > line.from + key[0].length)
    return null;
  const from = line.from + key[1]!.length;
  const { around } = placeAt(editor.state.doc.toString(), from);
  const term = termOf(schema, around, key[2]!.trim());
  if (!term)
    return null;
  const note = noteAt(help, [...around, key[2]!.trim()]);
  return {
    pos: from,
    end: line.from + key[0].length - 1,
    create() {
      const dom = document.createElement('div');
      dom.className = 'cm-help';
      dom.textContent = term;
      for (const line of note ? [note.allowed.zh, ...note.law.map((article) => `${article.citation}　${article.text.join(' ')}`)] : []) {
        const part = document.createElement('p');
        part.textContent = line;
        dom.append(part);
      }
      return { dom };
    },
  };
}
