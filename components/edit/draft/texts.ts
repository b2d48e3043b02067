/** Texts by their names, in the browser's database. All of it may fail: a browser may have none, or no room. */
export type Texts = {
  /** The names that begin so. */
  names: (prefix: string) => Promise<string[]>;
  get: (name: string) => Promise<string | null>;
  put: (name: string, text: string) => Promise<void>;
  remove: (names: readonly string[]) => Promise<void>;
};

const STORE = "texts";
let opened: Promise<IDBDatabase> | null = null;
let database: IDBDatabase | null = null;

function open(): Promise<IDBDatabase> {
  opened ??= new Promise<IDBDatabase>((done, fail) => {
    const request = indexedDB.open("tapedeck", 1);
    request.onupgradeneeded = () => request.result.createObjectStore(STORE);
    request.onerror = () => fail(request.error ?? new Error("the browser's database cannot be opened"));
    request.onsuccess = () => {
      database = request.result;
      database.onclose = forget;
      database.onversionchange = () => {
        database?.close();
        forget();
      };
      done(request.result);
    };
  });
  opened.catch(forget);
  return opened;
}

function forget() {
  opened = null;
  database = null;
}

/**
 * Once the database is open, work is handed to the browser at once, so that it is done although the page goes; what was
 * written is on the disk then, although the browser is killed.
 */
async function within<T>(
  mode: IDBTransactionMode,
  work: (store: IDBObjectStore) => IDBRequest<T> | null,
): Promise<T | null> {
  const transaction = (database ?? (await open())).transaction(STORE, mode, { durability: "strict" });
  const request = work(transaction.objectStore(STORE));
  const ended = new Promise<T | null>((done, fail) => {
    transaction.oncomplete = () => done(request?.result ?? null);
    transaction.onabort = () => fail(transaction.error ?? new Error("the browser's database refused"));
  });
  if (mode === "readwrite") transaction.commit();
  return ended;
}

export const browserTexts: Texts = {
  async names(prefix) {
    const range = IDBKeyRange.bound(prefix, `${prefix}\uffff`);
    const found = await within("readonly", (store) => store.getAllKeys(range));
    return (found ?? []).filter((name) => typeof name === "string");
  },
  async get(name) {
    const found: unknown = await within<unknown>("readonly", (store) => store.get(name));
    return typeof found === "string" ? found : null;
  },
  async put(name, text) {
    await within("readwrite", (store) => store.put(text, name));
  },
  async remove(names) {
    await within("readwrite", (store) => {
      for (const name of names) store.delete(name);
      return null;
    });
  },
};
