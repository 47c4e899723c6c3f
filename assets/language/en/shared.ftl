# Words that several screens and commands share.
shared-cancel = Cancel
shared-save = Save
shared-back = Back
shared-remove = Remove
shared-file = File
shared-office = Office
shared-printed = Printed { $path }
