using System.Text;
using System.Threading.RateLimiting;
using ClinicBook.Data;
using ClinicBook.Security;
using ClinicBook.Services;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.EntityFrameworkCore;
using Microsoft.IdentityModel.Tokens;

var builder = WebApplication.CreateBuilder(args);

builder.Services.AddDbContext<ClinicContext>(options =>
    options.UseSqlServer(builder.Configuration.GetConnectionString("Clinic")));
builder.Services.AddScoped<PatientRepository>();
builder.Services.AddScoped<ReportStore>();
builder.Services.AddScoped<ReferralClient>();
builder.Services.AddScoped<StaffDirectory>();
builder.Services.AddSingleton<TokenService>();
builder.Services.AddSingleton<RecordCipher>();
builder.Services.AddControllers();

builder.Services.AddRateLimiter(limiter => limiter.AddFixedWindowLimiter("sign-in", window =>
{
    window.PermitLimit = 5;
    window.Window = TimeSpan.FromMinutes(1);
}));

builder.Services.AddCors(cors => cors.AddDefaultPolicy(policy => policy
    .WithOrigins("https://desk.clinic.example")
    .AllowCredentials()
    .AllowAnyHeader()
    .WithMethods("GET", "POST", "PUT", "DELETE")));

builder.Services.AddAuthentication(JwtBearerDefaults.AuthenticationScheme)
    .AddJwtBearer(options =>
    {
        options.TokenValidationParameters = new TokenValidationParameters
        {
            ValidIssuer = "clinicbook",
            ValidAudience = "clinicbook-desk",
            ValidateLifetime = true,
            ValidateIssuerSigningKey = true,
            RequireSignedTokens = true,
            IssuerSigningKey = new SymmetricSecurityKey(Encoding.UTF8.GetBytes(TokenService.Secret(builder.Configuration))),
        };
    });
builder.Services.AddAuthorization();

var app = builder.Build();

if (app.Environment.IsDevelopment())
{
    app.UseDeveloperExceptionPage();
}
else
{
    app.UseExceptionHandler("/error");
    app.UseHsts();
}

app.UseHttpsRedirection();
app.UseStaticFiles();
app.MapGet("/leaflets", () => new[] { "vaccination.pdf", "visiting-hours.pdf" });
app.UseCors();
app.UseAuthentication();
app.UseAuthorization();
app.UseRateLimiter();
app.MapControllers();
app.Run();
