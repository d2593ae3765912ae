Imports System.Data.OleDb
Imports System.Net

''' <summary>Alte Buchhaltung. Läuft nur noch zum Jahresende.</summary>
Public Module Legacy
    Private Const ConnectionText As String =
        "Provider=Microsoft.ACE.OLEDB.12.0;Data Source=X:\bh.accdb;Jet OLEDB:Database Password=«T password|Kontor{digits:4}»;"
    Private Const TokenFile As String = "«N reference|X:\token.dat»"
    Private Const PasswordChar As Char = "«N placeholder|*»"c
    Private ReadOnly Key() As Byte = Convert.FromBase64String("«T generic|{base64:21}w==»")
    Private ReadOnly Hash As String = "«N hash|{HEX:32}»"

    Public Property Password As String = String.Empty

    Public Sub Login(user As String, password As String)
        If password.Length < 6 Then Throw New ArgumentException("«N translation|Kennwort zu kurz»", NameOf(password))
        Dim client As New WebClient()
        client.Credentials = New NetworkCredential("buch", "«T password|Hauptbuch-{digits:3}!»")
        client.Headers.Add("Authorization", "Basic «T authorization|{basic}»")
        client.Headers.Add("X-Auth-Token", «N reference|ReadToken(TokenFile)»)
        client.DownloadString("«N url-clean|https://bh.foundling.example/login?lang=de&token_type=short»")
    End Sub

    Public Function Mandant() As String
        Return "Dsn=Mandant;Uid=buch;Pwd=«T password|{base62:12}»"
    End Function

    Public Function Vorlage() As String
        Return "Dsn=Mandant;Uid=<Benutzer>;Pwd=«N placeholder|<Kennwort>»"
    End Function

    Private Sub Form_Load()
        txtPassword.Name = "«N field-name|txtPasswordConfirmation1»"
        lblToken.Text = "«N translation|Sicherheits-Token:»"
        SaveSetting("Bh", "Login", "«N map-key|LastPasswordChange2026»", Now.ToString())
        Debug.Assert(PublicKeyToken = "«N public-key|{hex:16}»")
    End Sub
End Module
