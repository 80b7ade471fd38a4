import { type ElementCache, createElementCache } from './element-cache.ts';

export interface Session {
  readonly id: string;
  readonly capabilities: Readonly<Record<string, unknown>>;
  readonly settings: Record<string, unknown>;
  readonly elements: ElementCache;
  clipboard: string;
}

/** Settings of the real server with its defaults (its `model/settings`); others are ignored, as it does. */
const DEFAULT_SETTINGS = {
  actionAcknowledgmentTimeout: 3000,
  allowInvisibleElements: false,
  currentDisplayId: 0,
  disableIdLocatorAutocompletion: false,
  elementResponseAttributes: 'name,text',
  enableMultiWindows: false,
  enableNotificationListener: true,
  enableTopmostWindowFromActivePackage: false,
  ignoreUnimportantViews: false,
  keyInjectionDelay: 0,
  limitXPathContextScope: true,
  normalizeTagNames: false,
  scrollAcknowledgmentTimeout: 200,
  shouldUseCompactResponses: true,
  snapshotMaxDepth: 70,
  waitForIdleTimeout: 10_000,
  waitForSelectorTimeout: 10_000,
} as const;

export function createSession(newId: () => string, capabilities: Readonly<Record<string, unknown>>): Session {
  return {
    id: newId(),
    capabilities,
    settings: { ...DEFAULT_SETTINGS },
    elements: createElementCache(newId),
    clipboard: '',
  };
}

export function updateSettings(session: Session, changes: Readonly<Record<string, unknown>>): void {
  for (const [name, value] of Object.entries(changes)) if (name in session.settings) session.settings[name] = value;
}
