# Settings: where things lie, issuing authorities, units, names of bodies, types of documents.

folder-title = Where things lie
folder-registry = Registry
folder-copies = Safety copies
folder-log = The program's log
folder-not-opened = The folder { $path } could not be opened: { $why }. Nothing has changed; open it with the file manager.
settings-change = Change

authority-new = Add or change an issuing authority
authority-hint = Outgoing documents are numbered by issuing authority. A name that is known gets this abbreviation and these dates.
authority-save = Save issuing authority

unit-tab = Units
unit-title = Units of the office
unit-none = There are no units yet. Add the departments, to choose them quickly as drafting or receiving unit.
unit-new = Add or change a unit
unit-hint = The abbreviation stands in the symbol of official letters, as KT in 15/UBND-KT.
unit-name = Name of the unit
unit-abbreviation = Abbreviation
unit-save = Save unit
unit-saved = The unit is saved.
unit-removed = The unit is no longer suggested. Documents that name it keep its name.

succession-tab = Renamed, merged
succession-title = Bodies renamed or merged
succession-none = No renaming or merger is known yet. An example: Sở Giao thông vận tải → Sở Xây dựng.
succession-new = A former name and the new one
succession-hint = A search for one name finds documents of both. Where several bodies became one, add each former name; registered documents do not change.
succession-former = Former name
succession-successor = New name (the body that took over)
succession-since = Since (if known)
succession-save = Save both names
succession-saved = Saved. A search for one name finds documents of both.
succession-removed = Removed. The two names are searched separately.
search-other-names = Searched under the other names of the body as well: { $names }. In quotation marks only the name itself is searched.

type-tab = Types
type-new = Add a type of your own, or change an abbreviation
type-hint = The type belongs to the family chosen at the left. A name that is known gets this abbreviation and this way of writing.
type-written-hint = Empty: as Decree 30 has it. The parts are {"{number}"}, {"{year}"}, {"{type}"} (its abbreviation), {"{organ}"}, {"{organs}"} (with those of a joint document) and {"{unit}"}, with /, - or a full stop between them. {"{number}/{year}/{type}-{organ}"} is written 05/2026/QĐ-TAND.
type-save = Save type
type-retire = No longer used
type-offer-again = Use again
type-retired-now = not used
type-retired = The type is no longer suggested. Registered documents do not change.
type-offered-again = The type is suggested again.
about-title = About
about-version = Văn Thư, version { $version }
about-licence = Free software under the MIT or the Apache-2.0 licence, as you like.
about-newer = Look for a newer version where this one was downloaded; the program asks no network by itself. Install the new version over the old one, the registry stays as it is.
