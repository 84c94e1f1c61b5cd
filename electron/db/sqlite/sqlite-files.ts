import {
  closeSync,
  existsSync,
  fsyncSync,
  openSync,
  readSync,
  statfsSync,
  statSync,
  writeFileSync,
  renameSync,
  rmSync,
} from 'node:fs'
import { join } from 'node:path'
import { StoreOpenError } from '../store-errors.ts'

/** 'HBCK' in ASCII: marks the file as ours for `file`, and for us. */
export const APPLICATION_ID = 0x4842434b

export interface DepotFiles {
  database: string
  wal: string
  lock: string
  /** Says that this folder has had a depot, so that a vanished database is never taken for a first start. */
  marker: string
}

export const depotFiles = (dataDir: string): DepotFiles => ({
  database: join(dataDir, 'depot.sqlite'),
  wal: join(dataDir, 'depot.sqlite-wal'),
  lock: join(dataDir, 'depot.lock'),
  marker: join(dataDir, 'depot.json'),
})

const size = (path: string): number => statSync(path, { throwIfNoEntry: false })?.size ?? 0

/** Bytes on disk, with what is still in the log. */
export const databaseSize = (files: DepotFiles): number => size(files.database) + size(files.wal)

/** What lies in the folder: `fresh` may be created, `existing` must be checked, anything else throws. */
export function depotState(files: DepotFiles): 'fresh' | 'existing' {
  const isMarked = existsSync(files.marker)
  if (!existsSync(files.database)) {
    if (isMarked || size(files.wal) > 0) throw new StoreOpenError('missing', `${files.database} is gone`)
    return 'fresh'
  }
  if (size(files.database) > 0) return 'existing'
  // An empty file without a marker is a first start that was cut off before its first commit.
  if (isMarked) throw new StoreOpenError('truncated', `${files.database} is empty`)
  return size(files.wal) > 0 ? 'existing' : 'fresh'
}

const HEADER_TEXT = 'SQLite format 3\0'

/**
 * Reads the first page's promise (SQLite file format, section 1.3) without opening the database. A write-ahead log may
 * legitimately hold the missing pages, so a short file counts as truncated only when there is none.
 */
export function checkHeader(files: DepotFiles): void {
  const header = readHeader(files.database)
  if (header.toString('latin1', 0, HEADER_TEXT.length) !== HEADER_TEXT.slice(0, header.length)) {
    throw new StoreOpenError('corrupt', `${files.database} is not an SQLite database`)
  }
  if (isShort(files) && size(files.wal) === 0)
    throw new StoreOpenError('truncated', `${files.database} is shorter than its header says`)
}

/** Whether the file holds fewer pages than its header promises. */
export function isShort(files: DepotFiles): boolean {
  const header = readHeader(files.database)
  if (header.length < 100) return true
  const pageSize = header.readUInt16BE(16) === 1 ? 65_536 : header.readUInt16BE(16)
  const isCountValid = header.readUInt32BE(24) === header.readUInt32BE(92)
  return isCountValid && size(files.database) < pageSize * header.readUInt32BE(28)
}

function readHeader(path: string): Buffer {
  const file = openSync(path, 'r')
  try {
    const header = Buffer.alloc(100)
    return header.subarray(0, readSync(file, header, 0, 100, 0))
  } finally {
    closeSync(file)
  }
}

/** Linux file system numbers (statfs(2)) of NFS, SMB, CIFS, SMB2, AFS, Ceph and 9P. */
const NETWORK_FILE_SYSTEMS = new Set([0x6969, 0x517b, 0xff534d42, 0xfe534d42, 0x5346414f, 0x00c36400, 0x01021997])

/** Write-ahead logging needs shared memory, which no network share gives (sqlite.org/wal.html). */
export function refuseNetworkShare(dataDir: string, fileSystem: number = statfsSync(dataDir).type): void {
  const isShare = process.platform === 'linux' ? NETWORK_FILE_SYSTEMS.has(fileSystem) : /^[\\/]{2}[^?.]/.test(dataDir)
  if (isShare) throw new StoreOpenError('network-share', `${dataDir} is on a network share`)
}

/**
 * Tries to write without writing, since SQLite itself would quietly open a read-only file and fail at the first change.
 * Only while the depot's lock is held: closing a file drops this process's locks on it (fcntl(2)).
 */
export function refuseReadOnly(files: DepotFiles): void {
  if (existsSync(files.database)) closeSync(openSync(files.database, 'r+'))
  const probe = `${files.marker}.probe`
  closeSync(openSync(probe, 'w'))
  rmSync(probe)
}

/** Leaves the marker, durably: temp file, fsync, rename. */
export function leaveMarker(files: DepotFiles): void {
  if (existsSync(files.marker)) return
  const temporary = `${files.marker}.tmp`
  writeFileSync(temporary, `${JSON.stringify({ application: 'handback', database: 'depot.sqlite' }, null, 2)}\n`)
  const file = openSync(temporary, 'r+')
  try {
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
  renameSync(temporary, files.marker)
}
