; A set-up program for Windows, made by Inno Setup 6 from the folder that PyInstaller leaves:
;   iscc /DVersion=0.1.0 /O..\..\dist packaging\windows\zonereader.iss
; It installs for one user and asks for no administrator; removing it leaves the library, which lies in
; the user's own folders.

#ifndef Version
  #error Name the version: /DVersion=1.2.3
#endif
#define Name "ZoneReader"
#define Program "ZoneReader.exe"
#define Id "io.github.zonereader.zonereader"
#define Frozen "..\..\build\package\dist\zonereader"

[Setup]
AppId={#Id}
AppName={#Name}
AppVersion={#Version}
AppPublisher=ZoneReader contributors
DefaultDirName={autopf}\{#Name}
DisableProgramGroupPage=yes
PrivilegesRequired=lowest
PrivilegesRequiredOverridesAllowed=dialog
ArchitecturesAllowed=x64compatible
ArchitecturesInstallIn64BitMode=x64compatible
ChangesAssociations=yes
LicenseFile=..\..\LICENSE
OutputBaseFilename={#Name}-{#Version}-windows-setup
SetupIconFile=..\..\build\package\icons\zonereader.ico
UninstallDisplayIcon={app}\{#Program}
Compression=lzma2
SolidCompression=yes
WizardStyle=modern

[Languages]
Name: "en"; MessagesFile: "compiler:Default.isl"

[InstallDelete]
; What an older version brought and this one does not.
Type: filesandordirs; Name: "{app}\_internal"

[Files]
Source: "{#Frozen}\*"; DestDir: "{app}"; Flags: ignoreversion recursesubdirs createallsubdirs

[Icons]
Name: "{autoprograms}\{#Name}"; Filename: "{app}\{#Program}"; AppUserModelID: "{#Id}"

[Registry]
Root: HKA; Subkey: "Software\Classes\.zrlib"; ValueType: string; ValueData: "{#Id}.library"; Flags: uninsdeletevalue
Root: HKA; Subkey: "Software\Classes\{#Id}.library"; ValueType: string; ValueData: "ZoneReader library"; Flags: uninsdeletekey
Root: HKA; Subkey: "Software\Classes\{#Id}.library\DefaultIcon"; ValueType: string; ValueData: "{app}\{#Program},0"
Root: HKA; Subkey: "Software\Classes\{#Id}.library\shell\open\command"; ValueType: string; ValueData: """{app}\{#Program}"" open ""%1"""
Root: HKA; Subkey: "Software\Classes\zonereader"; ValueType: string; ValueData: "URL:ZoneReader"; Flags: uninsdeletekey
Root: HKA; Subkey: "Software\Classes\zonereader"; ValueType: string; ValueName: "URL Protocol"; ValueData: ""
Root: HKA; Subkey: "Software\Classes\zonereader\shell\open\command"; ValueType: string; ValueData: """{app}\{#Program}"" open ""%1"""

[Run]
Filename: "{app}\{#Program}"; Description: "{cm:LaunchProgram,{#Name}}"; Flags: nowait postinstall skipifsilent
