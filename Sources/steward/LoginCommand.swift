import ArgumentParser
import Configuring
import Foundation

/// `steward login`.
struct LoginCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "login",
        abstract: "Log in with the account's password, and keep the token for the service.",
        discussion: """
            The account and its device are those of the configuration. The password is asked for, or read from standard \
            input, and not kept. An earlier token of the same device ends with the login.
            """)

    @OptionGroup var source: ConfigurationOptions

    @Flag(help: "Read the password from standard input, one line, instead of asking for it.")
    var passwordStdin = false

    func run() async throws {
        let environment = ProcessInfo.processInfo.environment
        let settings = try source.settings(environment: environment)
        let login = PasswordLogin(
            settings: settings, file: TokenFiles(settings: settings, environment: environment).given,
            askPassword: { () throws(Failure) in
                if passwordStdin { return try Password.fromStandardInput() }
                return try Password.fromTerminal(
                    "Password of \(settings.account.user) at \(settings.homeserver.url): ")
            }, logIn: HomeserverLogin.logIn)
        print(try await login.run())
    }
}
